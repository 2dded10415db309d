package org.dasan.acd.matching;

/// An agent who is signed in, whether or not the matcher looks at them now.
///
/// @param agent     as the matcher would see them if they were ready and at the desk
/// @param ready     whether they are
/// @param connected whether their desk is open
public record Prospect(IdleAgent agent, boolean ready, boolean connected) {}

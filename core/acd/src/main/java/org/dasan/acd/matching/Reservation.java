package org.dasan.acd.matching;

import java.util.UUID;

/// A seat and the agent who is to be asked.
public record Reservation(UUID seat, UUID agent, Explanation explanation) {}

package org.dasan.interactions;

/// An arrival as stored; `isNew` is false when the same intake key was stored before.
public record Arrived(InteractionId id, boolean isNew) {}

package org.dasan.interactions;

/// What the time of an interaction went into.
public enum SpanKind {
    SELF_SERVICE,
    QUEUE,
    RING,
    ACTIVE,
    HOLD,
    WRAP_UP
}

package org.dasan.selfservice;

/// What became of joining a caller with a number outside.
public enum Transferred {
    /// They talked; the call is over.
    DONE,
    NO_ANSWER,
    /// This line cannot do it, or the number does not exist.
    IMPOSSIBLE,
    HUNG_UP
}

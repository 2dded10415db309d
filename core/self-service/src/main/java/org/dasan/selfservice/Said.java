package org.dasan.selfservice;

/// What became of something that was to be said.
public enum Said {
    /// To its end, or until a key was pressed.
    HEARD,
    /// None of its sounds could be played; the caller heard nothing.
    UNHEARD,
    HUNG_UP
}

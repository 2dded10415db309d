package org.dasan.acd;

/// Whether an agent takes contacts.
public enum PresenceState {
    OFFLINE,
    READY,
    /// Signed in, but not taking; always with a reason.
    NOT_READY
}

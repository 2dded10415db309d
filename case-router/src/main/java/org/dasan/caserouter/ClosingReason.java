package org.dasan.caserouter;

/// How a case came to its end; closed is not the same as resolved.
public enum ClosingReason {
    RESOLVED,
    INFORMED,
    /// It will be seen to at a time that the answer names.
    SCHEDULED,
    NO_ACTION,
    NOT_RESPONSIBLE,
    DUPLICATE,
    TRANSFERRED,
    WITHDRAWN,
    INVALID
}

package org.dasan.acd;

import java.util.UUID;

/// Somebody cannot be given a seat now.
public class NotEligibleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    NotEligibleException(UUID agent, String reason) {
        super("agent " + agent + " cannot have this contact now: " + reason);
        this.reason = reason;
    }

    /// The code of the first thing in the way, as explanations name it.
    public String reason() {
        return reason;
    }
}

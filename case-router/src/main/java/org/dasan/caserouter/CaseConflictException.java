package org.dasan.caserouter;

/// Somebody else changed the case first; answered with 409 and both versions. Nothing was changed.
public final class CaseConflictException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient CaseFile current;
    private final int seen;

    public CaseConflictException(CaseFile current, int seen) {
        super("case " + current.id() + " is at version " + current.version() + ", not " + seen);
        this.current = current;
        this.seen = seen;
    }

    /// The case as it is.
    public CaseFile current() {
        return current;
    }

    /// The version the caller had seen.
    public int seen() {
        return seen;
    }
}

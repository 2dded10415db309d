package org.dasan.acd;

/// Somebody changed the promise in between. Answered as 409 with both versions.
public class PromiseConflictException extends RuntimeException {
    private final transient Promise current;
    private final int yours;

    public PromiseConflictException(Promise current, int yours) {
        super("promise has version " + current.version() + ", not " + yours);
        this.current = current;
        this.yours = yours;
    }

    public Promise current() {
        return current;
    }

    public int yours() {
        return yours;
    }
}

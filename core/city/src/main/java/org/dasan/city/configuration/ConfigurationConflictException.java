package org.dasan.city.configuration;

/// Somebody changed the item since the caller looked at it.
public final class ConfigurationConflictException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Item current;
    private final int yours;

    ConfigurationConflictException(Item current, int yours) {
        super(current.kind() + " " + current.key() + " is at version " + current.version() + ", not " + yours);
        this.current = current;
        this.yours = yours;
    }

    /// As it is now.
    public Item current() {
        return current;
    }

    /// The version the caller had.
    public int yours() {
        return yours;
    }
}

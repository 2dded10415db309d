package org.dasan.store;

/// More was sent than is accepted.
public class BlobTooLarge extends Exception {
    private static final long serialVersionUID = 1L;

    private final long maxBytes;

    public BlobTooLarge(long maxBytes) {
        super("more than the accepted " + maxBytes + " bytes");
        this.maxBytes = maxBytes;
    }

    public long maxBytes() {
        return maxBytes;
    }
}

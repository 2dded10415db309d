package org.dasan.server.problems;

import java.io.IOException;

/// A request's body is longer than any of our commands needs to be.
final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    private final long maxBytes;

    BodyTooLargeException(long maxBytes) {
        super("the body has more than " + maxBytes + " bytes");
        this.maxBytes = maxBytes;
    }

    long maxBytes() {
        return maxBytes;
    }
}

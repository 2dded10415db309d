package org.dasan.store;

import java.util.UUID;

/// There is no such content: it never was, was never finished, or has been erased.
public class BlobGone extends Exception {
    private static final long serialVersionUID = 1L;

    public BlobGone(UUID blob) {
        super("no content " + blob);
    }
}

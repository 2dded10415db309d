package org.dasan.store.keys;

/// The master key is missing or not the one that belongs to the data; the message says to an operator what to
/// do.
public class KeyRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeyRefused(String message) {
        super(message);
    }
}

package org.dasan.interactions;

import java.util.Collection;
import java.util.List;

/// A file whose bytes are nothing we take. Nothing was stored.
public class MediaRefusedException extends RuntimeException {
    private final String mime;
    private final List<String> allowed;

    MediaRefusedException(String reason, String mime, Collection<String> allowed) {
        super(reason);
        this.mime = mime;
        this.allowed = List.copyOf(allowed);
    }

    /// What the bytes are.
    public String mime() {
        return mime;
    }

    /// What is taken.
    public List<String> allowed() {
        return allowed;
    }
}

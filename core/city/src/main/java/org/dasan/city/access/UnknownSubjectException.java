package org.dasan.city.access;

import java.util.UUID;

/// An address names an object that does not exist; answered with 404.
public final class UnknownSubjectException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnknownSubjectException(String subject, UUID id) {
        super("There is no " + subject + " " + id + ".");
    }
}

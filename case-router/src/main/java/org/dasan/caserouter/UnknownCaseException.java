package org.dasan.caserouter;

/// There is no such case; answered with 404.
public final class UnknownCaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnknownCaseException(CaseId id) {
        super("There is no case " + id + ".");
    }
}

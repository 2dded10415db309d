package org.dasan.acd;

/// What rings on a device is accepted by answering it there.
public final class AnswerThePhoneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AnswerThePhoneException() {
        super("this offer rings; answering it accepts it");
    }
}

package org.dasan.interactions;

/// A step that a state machine does not allow. Answered as 409 with both states; nothing was changed.
public class IllegalStepException extends RuntimeException {
    private final String is;
    private final String asked;

    public IllegalStepException(String what, Enum<?> is, Enum<?> asked) {
        super(what + " is " + is + " and cannot become " + asked);
        this.is = is.name();
        this.asked = asked.name();
    }

    /// The state it is in.
    public String is() {
        return is;
    }

    /// The state that was asked for.
    public String asked() {
        return asked;
    }
}

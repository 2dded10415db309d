package org.dasan.interactions;

/// No interaction has this id. Answered as 404.
public class UnknownInteractionException extends RuntimeException {
    public UnknownInteractionException(InteractionId id) {
        super("no interaction " + id);
    }
}

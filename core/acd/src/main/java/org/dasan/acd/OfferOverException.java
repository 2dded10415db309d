package org.dasan.acd;

/// The offer is no longer open: taken back, timed out, or decided before. Answered as 409 with its state.
public class OfferOverException extends RuntimeException {
    private final OfferState state;

    public OfferOverException(OfferId offer, OfferState state) {
        super("offer " + offer + " is " + state);
        this.state = state;
    }

    public OfferState state() {
        return state;
    }
}

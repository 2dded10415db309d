package org.dasan.acd;

/// Carries an offer to an agent's device: the desk's screen for text, the ringing phone for voice.
/// Implementations are thread-safe, do not block, and call [OfferDesk#presented] once the device shows it.
public interface OfferCarrier {
    /// Whether this offer is this carrier's.
    boolean carries(Offer offer);

    /// Shows the offer; nothing happens on nodes that do not hold the agent's device.
    void present(Offer offer);

    /// Takes it off the device: accepted elsewhere, timed out, withdrawn.
    void withdraw(Offer offer);
}

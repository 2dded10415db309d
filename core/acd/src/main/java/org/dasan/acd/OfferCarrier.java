package org.dasan.acd;

import org.dasan.city.Channel;

/// Carries an offer to an agent's device: the desk's screen for text, the ringing phone for voice.
/// Implementations are thread-safe, do not block, and call [OfferDesk#presented] once the device shows it.
public interface OfferCarrier {
    /// Whether offers of this channel are this carrier's.
    boolean carries(Channel channel);

    /// Shows the offer; nothing happens on nodes that do not hold the agent's device.
    void present(Offer offer);

    /// Takes it off the device: accepted elsewhere, timed out, withdrawn.
    void withdraw(Offer offer);
}

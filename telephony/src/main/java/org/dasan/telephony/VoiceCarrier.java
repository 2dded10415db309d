package org.dasan.telephony;

import org.dasan.acd.Offer;
import org.dasan.acd.OfferCarrier;
import org.dasan.acd.OfferDesk;
import org.dasan.acd.OfferState;
import org.dasan.city.Channel;
import org.dasan.telephony.LiveCall.Leg;
import org.dasan.telephony.LiveCall.Order;
import org.springframework.stereotype.Component;

/// Offers calls by ringing. Only the node that leads the call's exchange knows the call.
@Component
class VoiceCarrier implements OfferCarrier {
    private final LiveCalls live;
    private final Lines lines;
    private final OfferDesk offers;
    private final ExchangeKeeper keeper;

    VoiceCarrier(LiveCalls live, Lines lines, OfferDesk offers, ExchangeKeeper keeper) {
        this.live = live;
        this.lines = lines;
        this.offers = offers;
        this.keeper = keeper;
    }

    @Override
    public boolean carries(Offer offer) {
        return offer.channel() == Channel.VOICE && offer.onDevice();
    }

    @Override
    public void present(Offer offer) {
        live.find(offer.interaction())
                .ifPresent(call -> Thread.ofVirtual()
                        .name("dasan-ring")
                        .start(() -> lines.lineOf(offer.agent())
                                .ifPresentOrElse(
                                        line -> call.tell(
                                                new Order.Ring(offer.id(), offer.seat(), offer.agent(), line)),
                                        () -> offers.unreachable(offer.id()))));
    }

    /// Ends the ring of an offer that is over; one that was answered goes on.
    @Override
    public void withdraw(Offer offer) {
        if (offer.state() == OfferState.ACCEPTED || offer.state() == OfferState.CONNECTED) {
            return;
        }
        live.find(offer.interaction())
                .flatMap(call -> call.leg(offer.agent()))
                .filter(leg -> offer.id().equals(leg.offer()) && !leg.answered())
                .map(Leg::channel)
                .ifPresent(channel -> keeper.withExchange(asterisk -> asterisk.hangUp(channel)));
    }
}

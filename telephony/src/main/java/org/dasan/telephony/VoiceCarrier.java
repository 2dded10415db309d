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
    private final Companions companions;

    VoiceCarrier(LiveCalls live, Lines lines, OfferDesk offers, ExchangeKeeper keeper, Companions companions) {
        this.live = live;
        this.lines = lines;
        this.offers = offers;
        this.keeper = keeper;
        this.companions = companions;
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
                                        line -> ring(call, offer, line), () -> offers.unreachable(offer.id()))));
    }

    private void ring(LiveCall call, Offer offer, String line) {
        if (companions.isBeside(offer)) {
            companions.ring(call, offer, line);
        } else {
            call.tell(new Order.Ring(offer.id(), offer.seat(), offer.agent(), line));
        }
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
                .map(Leg::handle)
                .ifPresent(channel -> keeper.withExchange(asterisk -> asterisk.hangUp(channel)));
    }
}

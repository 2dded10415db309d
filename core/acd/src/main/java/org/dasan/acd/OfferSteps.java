package org.dasan.acd;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// What happens to a seat and its group when an offer does not lead to a connection.
@Component
class OfferSteps {
    /// How long somebody who declined is not asked again for the same seat.
    static final Duration AVOID = Duration.ofSeconds(30);

    private final Seats seats;
    private final Offers offers;
    private final SeatSteps steps;

    OfferSteps(Seats seats, Offers offers, SeatSteps steps) {
        this.seats = seats;
        this.offers = offers;
        this.steps = steps;
    }

    /// Ends an offer without success; its seat waits again with the old time, and so does the rest of its
    /// group.
    void fallThrough(Offer offer, OfferState end, String reason, Instant now) {
        endOffer(offer, end, reason, now);
        seats.avoid(offer.seat(), offer.agent(), now.plus(AVOID));
        var seat = seats.find(offer.seat()).orElseThrow();
        steps.requeue(seat, end.name(), now);
        dissolveGroup(seat, now);
    }

    /// Withdraws what the other seats of the group were offered; who had accepted stays READY, all wait with
    /// their old time.
    void dissolveGroup(Seat member, Instant now) {
        for (var other : offers.openOfGroup(member.group())) {
            if (!other.seat().equals(member.id())) {
                endOffer(other, OfferState.WITHDRAWN, "GROUP", now);
                seats.find(other.seat()).ifPresent(seat -> steps.requeue(seat, "GROUP", now));
            }
        }
    }

    private void endOffer(Offer offer, OfferState end, String reason, Instant now) {
        offers.setState(offer.id(), offer.state().transition(end), reason, now);
        steps.log(new AcdEvent.OfferEnded(
                offer.interaction(), now, offer.seat(), offer.id(), offer.agent(), end, reason));
    }
}

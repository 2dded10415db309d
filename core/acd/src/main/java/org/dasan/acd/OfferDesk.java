package org.dasan.acd;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Offers from presented to decided. Acceptance names the offer, never the interaction; there is one winner.
@Component
@Transactional
public class OfferDesk {
    private final Offers offers;
    private final Seats seats;
    private final SeatSteps steps;
    private final OfferSteps offerSteps;
    private final Queues queues;
    private final Presences presences;
    private final Interactions interactions;
    private final MatcherWake wake;
    private final Clock clock;

    OfferDesk(
            Offers offers,
            Seats seats,
            SeatSteps steps,
            OfferSteps offerSteps,
            Queues queues,
            Presences presences,
            Interactions interactions,
            MatcherWake wake,
            Clock clock) {
        this.offers = offers;
        this.seats = seats;
        this.steps = steps;
        this.offerSteps = offerSteps;
        this.queues = queues;
        this.presences = presences;
        this.interactions = interactions;
        this.wake = wake;
        this.clock = clock;
    }

    /// What an acceptance led to: connected, or waiting for the rest of the group.
    public record Acceptance(SeatId seat, InteractionId interaction, OfferState state) {}

    /// A device of the agent shows the offer: the time runs from now. Nothing happens when it is over or
    /// shown already.
    public void presented(OfferId id) {
        var offer = lock(id);
        if (offer.state() != OfferState.RESERVED) {
            return;
        }
        var now = clock.instant();
        var seat = seats.find(offer.seat()).orElseThrow();
        offers.present(id, now, now.plus(queues.get(seat.queue()).offer()));
        steps.log(new AcdEvent.Presented(offer.interaction(), now, offer.seat(), id, offer.agent()));
    }

    /// The agent takes the contact.
    ///
    /// @throws OfferOverException when it was decided, timed out or taken back before
    /// @throws NotYoursException when it is another agent's offer
    public Acceptance accept(OfferId id, UUID agent) {
        return accept(lock(id), agent);
    }

    /// As [#accept], by a key of the desk.
    ///
    /// @throws AnswerThePhoneException when it rings on a device: accepted here, nobody would hear anything
    public Acceptance acceptAtDesk(OfferId id, UUID agent) {
        var offer = lock(id);
        if (offer.onDevice()) {
            throw new AnswerThePhoneException();
        }
        return accept(offer, agent);
    }

    private Acceptance accept(Offer offer, UUID agent) {
        var id = offer.id();
        requireOwner(offer, agent);
        var now = clock.instant();
        if (offer.state() == OfferState.ACCEPTED || offer.state() == OfferState.CONNECTED) {
            return new Acceptance(offer.seat(), offer.interaction(), offer.state()); // the same key pressed twice
        }
        if (offer.state().isFinal() || !now.isBefore(offer.expiresAt())) {
            throw new OfferOverException(id, offer.state().isFinal() ? offer.state() : OfferState.TIMED_OUT);
        }
        offers.setState(id, offer.state().transition(OfferState.ACCEPTED), null, now);
        steps.log(new AcdEvent.Accepted(offer.interaction(), now, offer.seat(), id, agent));
        var open = offers.openOfGroup(offer.group());
        boolean complete = open.stream().allMatch(o -> o.state() == OfferState.ACCEPTED);
        if (complete) {
            open.forEach(o -> connect(o, now));
        }
        steps.settle(offer.interaction(), Outcome.UNCLASSIFIED);
        return new Acceptance(offer.seat(), offer.interaction(), complete ? OfferState.CONNECTED : OfferState.ACCEPTED);
    }

    /// The agent says no, with a reason; the contact waits on with its old time, the agent stays ready.
    public void decline(OfferId id, UUID agent, String reason) {
        var offer = lock(id);
        requireOwner(offer, agent);
        if (offer.state() != OfferState.RESERVED && offer.state() != OfferState.PRESENTED) {
            throw new OfferOverException(id, offer.state());
        }
        offerSteps.fallThrough(offer, OfferState.DECLINED, reason, clock.instant());
        steps.settle(offer.interaction(), Outcome.UNCLASSIFIED);
        wake.afterCommit();
    }

    /// The device could not ring: it is gone, or busy with something else. The agent becomes not ready, so that
    /// the next citizen does not ring in vain. Nothing happens when the offer is over.
    public void unreachable(OfferId id) {
        var offer = lock(id);
        if (offer.state() != OfferState.RESERVED && offer.state() != OfferState.PRESENTED) {
            return;
        }
        unanswered(offer, OfferState.UNREACHABLE, clock.instant());
    }

    /// The timer's word: ring, no answer. The agent becomes not ready, so that the next citizen does not ring
    /// in vain.
    public void ranOut(OfferId id) {
        var offer = lock(id);
        var now = clock.instant();
        if ((offer.state() != OfferState.RESERVED && offer.state() != OfferState.PRESENTED)
                || now.isBefore(offer.expiresAt())) {
            return;
        }
        unanswered(offer, offer.state() == OfferState.PRESENTED ? OfferState.TIMED_OUT : OfferState.UNREACHABLE, now);
    }

    private void unanswered(Offer offer, OfferState end, Instant now) {
        boolean rang = end == OfferState.TIMED_OUT;
        offerSteps.fallThrough(offer, end, rang ? "RONA" : "UNREACHABLE", now);
        steps.settle(offer.interaction(), Outcome.UNCLASSIFIED);
        presences.notReady(offer.agent(), rang ? "RONA" : "CONNECTION");
        wake.afterCommit();
    }

    /// The offer that waits for this agent's word.
    @Transactional(readOnly = true)
    public Optional<Offer> openOf(UUID agent) {
        return offers.openOfAgent(agent);
    }

    /// The offers of this contact that are not over.
    @Transactional(readOnly = true)
    public List<Offer> openOf(InteractionId interaction) {
        return seats.ofInteraction(interaction).stream()
                .flatMap(seat -> offers.openOfSeat(seat.id()).stream())
                .toList();
    }

    /// The offer as it stands.
    ///
    /// @throws UnknownSeatException when there is none
    @Transactional(readOnly = true)
    public Offer find(OfferId id) {
        return offers.find(id).orElseThrow(() -> new UnknownSeatException(id));
    }

    private void connect(Offer offer, Instant now) {
        offers.setState(offer.id(), OfferState.ACCEPTED.transition(OfferState.CONNECTED), null, now);
        var seat = seats.find(offer.seat()).orElseThrow();
        steps.connect(seat, offer.agent(), now);
        steps.tell(seat, seat.role() == SeatRole.INTERPRETER ? "interpreter.joined" : "agent.joined", now);
    }

    private Offer lock(OfferId id) {
        interactions.lock(find(id).interaction());
        return find(id);
    }

    private static void requireOwner(Offer offer, UUID agent) {
        if (!offer.agent().equals(agent)) {
            throw new NotYoursException("offer " + offer.id() + " is not yours");
        }
    }
}

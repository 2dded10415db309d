package org.dasan.telephony;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.OfferDesk;
import org.dasan.acd.OfferId;
import org.dasan.acd.OfferOverException;
import org.dasan.acd.Queues;
import org.dasan.acd.Seat;
import org.dasan.acd.SeatId;
import org.dasan.acd.SeatRequest;
import org.dasan.acd.SeatRole;
import org.dasan.acd.SeatState;
import org.dasan.acd.UnknownSeatException;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Direction;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.PhoneNumbers;
import org.dasan.selfservice.FlowOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a call does to the city's contacts. Every method is one transaction and locks the interaction first;
/// told twice, each changes nothing the second time.
@Component
@Transactional
class Calls {
    /// What the network says when a call was refused at the telephone.
    private static final int REFUSED = 21;

    private final CallRows rows;
    private final CallSpans spans;
    private final Interactions interactions;
    private final Identities identities;
    private final Acd acd;
    private final AcdQueries seats;
    private final OfferDesk offers;
    private final Queues queues;
    private final Directory directory;
    private final VoiceNumbers numbers;
    private final Clock clock;
    private final MeterRegistry metrics;

    Calls(
            CallRows rows,
            CallSpans spans,
            Interactions interactions,
            Identities identities,
            Acd acd,
            AcdQueries seats,
            OfferDesk offers,
            Queues queues,
            Directory directory,
            VoiceNumbers numbers,
            Clock clock,
            MeterRegistry metrics) {
        this.rows = rows;
        this.spans = spans;
        this.interactions = interactions;
        this.identities = identities;
        this.acd = acd;
        this.seats = seats;
        this.offers = offers;
        this.queues = queues;
        this.directory = directory;
        this.numbers = numbers;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// A call as the exchange hands it over.
    ///
    /// @param channelId the exchange's own name of the caller's line, never used twice
    /// @param caller    the caller's number as the network tells it; nothing when it is withheld
    record Incoming(
            String exchange, String channelId, @Nullable String caller, String dialled) {}

    /// What became of the wish to wait for a person.
    enum Door {
        WAITS,
        /// Nobody is there at this hour.
        CLOSED,
        /// The contact is over or waits already.
        PASSED
    }

    /// Stores the call as a contact; the same call again is the same contact.
    InteractionId arrive(Incoming call) {
        var now = clock.instant();
        var entryPoint = numbers.entryPoint(call.dialled());
        var number = call.caller() == null ? Optional.<String>empty() : PhoneNumbers.e164(call.caller());
        var arrived = interactions.arrive(new Arrival(
                "voice:" + call.exchange() + ":" + call.channelId(),
                Channel.VOICE,
                Direction.INBOUND,
                entryPoint.id(),
                entryPoint.organisation(),
                null,
                number.map(known -> identities.known(IdentityKind.PHONE, known)).orElse(null),
                entryPoint.defaultLanguage(),
                now,
                null,
                null));
        if (arrived.isNew()) {
            rows.insert(arrived.id(), call.exchange(), call.channelId(), now);
            interactions.moveTo(arrived.id(), InteractionState.SELF_SERVICE);
            spans.begin(arrived.id(), CallSpans.Kind.SELF_SERVICE, now);
            metrics.counter("dasan.voice.calls").increment();
        }
        return arrived.id();
    }

    /// Lets the caller wait for a person who speaks their language.
    Door queue(InteractionId id) {
        var interaction = interactions.lock(id);
        if (interaction.state() != InteractionState.ARRIVED && interaction.state() != InteractionState.SELF_SERVICE) {
            return Door.PASSED;
        }
        var now = clock.instant();
        var entryPoint = entryPoint(interaction);
        var queue = queues.choose(entryPoint.id(), SeatRole.AGENT, interaction.language());
        if (!queues.isOpen(queue, entryPoint, now)) {
            return Door.CLOSED;
        }
        acd.enqueue(id, List.of(SeatRequest.agent(queue.id(), interaction.language(), now)));
        spans.begin(id, CallSpans.Kind.WAITING, now);
        return Door.WAITS;
    }

    /// The flow has done with the caller.
    void served(InteractionId id, FlowOutcome outcome) {
        switch (outcome) {
            case FlowOutcome.Queued _ -> waitsAgain(id);
            case FlowOutcome.HungUp _ -> callerLeft(id);
            case FlowOutcome.Refused _ -> refused(id);
            case FlowOutcome.SelfServed _, FlowOutcome.Promised _, FlowOutcome.PassedOn _ ->
                over(id, "SYSTEM", "SERVED", Outcome.SELF_SERVED);
        }
    }

    /// Where the contact came in.
    EntryPoint entryPointOf(InteractionId id) {
        return entryPoint(interactions.lock(id));
    }

    /// Where the contact stands.
    InteractionState state(InteractionId id) {
        return interactions.lock(id).state();
    }

    /// The agent answered: the offer is accepted, if it still holds.
    boolean answered(OfferId offer) {
        try {
            var found = offers.find(offer);
            offers.accept(offer, found.agent());
            return true;
        } catch (OfferOverException | UnknownSeatException _) {
            return false;
        }
    }

    /// The agent's telephone did not ring, or rang in vain.
    ///
    /// @param cause what the network says why (Q.850)
    void notAnswered(OfferId id, int cause) {
        var offer = offers.find(id);
        if (offer.state().isFinal()) {
            return;
        }
        try {
            if (cause == REFUSED) {
                offers.decline(id, offer.agent(), "OTHER");
            } else {
                offers.unreachable(id);
            }
        } catch (OfferOverException _) {
            // the timer was quicker
        }
    }

    /// The conversation ended while the caller's line is still there: the agent hung up, unless the city had
    /// something else in mind for the caller.
    void talkEnded(InteractionId id, SeatId seatId, UUID agent) {
        interactions.lock(id);
        var seat = acd.find(seatId);
        if (seat.state() == SeatState.ACTIVE && agent.equals(seat.agent())) {
            acd.finish(seatId, agent);
        }
        waitsAgain(id);
    }

    /// The agent's line is gone without a word: the caller waits again with the old time, for one agent. A
    /// colleague who was being asked is let go, or not asked any more.
    void agentLost(InteractionId id) {
        interactions.lock(id);
        UUID lost = null;
        for (var seat : seats.ofInteraction(id)) {
            var agent = seat.agent();
            if (seat.role() == SeatRole.AGENT && lost != null) {
                letGo(seat, lost);
            } else if (seat.state() == SeatState.ACTIVE && agent != null) {
                acd.agentLost(seat.id(), agent, "CONNECTION");
                lost = seat.role() == SeatRole.AGENT ? agent : lost;
            }
        }
        waitsAgain(id);
    }

    /// Ends a place beside the agent's, whether somebody has it or is still asked for.
    void letGo(Seat seat, UUID by) {
        if (seat.state() == SeatState.WAITING || seat.state() == SeatState.OFFERED) {
            acd.withdraw(seat.id(), by);
        } else if (seat.state() == SeatState.ACTIVE && seat.agent() != null) {
            acd.finish(seat.id(), seat.agent());
        }
    }

    /// The agent asks a colleague: the caller hears music.
    void putAside(InteractionId id) {
        spans.begin(id, CallSpans.Kind.HELD, clock.instant());
    }

    /// The agent passes the caller on to somebody outside: their place ends at once, and nobody else is offered the
    /// caller, who keeps the old time, while it rings there.
    void passesOn(LiveCall.Leg leg) {
        var id = acd.find(leg.seat()).interaction();
        interactions.lock(id);
        acd.transfer(leg.seat(), leg.agent(), null, null, null);
        acd.pauseOffers(id, true);
    }

    /// Somebody outside has the caller: for the city the contact is over.
    void passedOn(InteractionId id) {
        spans.begin(id, CallSpans.Kind.OUTSIDE, clock.instant());
        acd.ended(id, "SYSTEM", "PASSED_ON", Outcome.TRANSFERRED);
    }

    /// Nobody outside took the caller, who waits for an agent.
    void takenBack(InteractionId id) {
        acd.pauseOffers(id, false);
    }

    /// Whether this line is still its agent's place in the contact.
    @Transactional(readOnly = true)
    boolean holdsSeat(LiveCall.Leg leg) {
        var seat = acd.find(leg.seat());
        return seat.state() == SeatState.ACTIVE && leg.agent().equals(seat.agent());
    }

    /// Ends this line's place in the contact, if it is still its agent's.
    void finish(LiveCall.Leg leg) {
        interactions.lock(acd.find(leg.seat()).interaction());
        if (holdsSeat(leg)) {
            acd.finish(leg.seat(), leg.agent());
        }
    }

    private void waitsAgain(InteractionId id) {
        boolean spokenWith = seats.ofInteraction(id).stream()
                .anyMatch(seat -> seat.role() == SeatRole.AGENT && seat.state() == SeatState.ACTIVE);
        if (!spokenWith && interactions.lock(id).state().isOpen()) {
            spans.begin(id, CallSpans.Kind.WAITING, clock.instant());
        }
    }

    /// The caller hung up.
    void callerLeft(InteractionId id) {
        over(id, "CITIZEN", "LEFT", Outcome.ABANDONED);
    }

    /// Nobody is there at this hour, and the caller was told so.
    void refused(InteractionId id) {
        over(id, "SYSTEM", "CLOSED_HOURS", Outcome.REFUSED);
    }

    /// The caller is gone, and the city owes them an answer.
    void promised(InteractionId id) {
        over(id, "CITIZEN", "SERVED", Outcome.PROMISED);
    }

    /// The exchange does not know the call any more: it was started anew, or the line broke while nobody watched.
    void lost(InteractionId id) {
        over(id, "SYSTEM", "LOST", Outcome.LOST);
    }

    private void over(InteractionId id, String by, String reason, Outcome unanswered) {
        interactions.lock(id);
        var now = clock.instant();
        if (rows.ended(id, reason, now)) {
            spans.end(id, now);
            metrics.counter("dasan.voice.ended", "reason", reason).increment();
        }
        acd.ended(id, by, reason, unanswered);
    }

    /// The seats of the contact as they stand.
    @Transactional(readOnly = true)
    List<Seat> seats(InteractionId id) {
        return seats.ofInteraction(id);
    }

    private EntryPoint entryPoint(Interaction interaction) {
        return directory.entryPoint(interaction.entryPoint()).orElseThrow();
    }
}

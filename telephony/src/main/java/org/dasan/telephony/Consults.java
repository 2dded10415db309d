package org.dasan.telephony;

import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.SeatRole;
import org.dasan.city.access.Problem;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.telephony.LiveCall.Consult;
import org.dasan.telephony.LiveCall.Leg;
import org.dasan.telephony.LiveCall.Order;
import org.dasan.telephony.LiveCall.Outsider;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Agents who ask a colleague while the citizen hears music, and then hand over, speak all together, or come back.
@Component
class Consults {
    private final LiveCalls live;
    private final Calls calls;
    private final Acd acd;
    private final AcdQueries seats;
    private final InteractionQueries interactions;
    private final ExchangeKeeper keeper;
    private final Outsiders outsiders;
    private final PhoneFrames frames;

    Consults(
            LiveCalls live,
            Calls calls,
            Acd acd,
            AcdQueries seats,
            InteractionQueries interactions,
            ExchangeKeeper keeper,
            Outsiders outsiders,
            PhoneFrames frames) {
        this.live = live;
        this.calls = calls;
        this.acd = acd;
        this.seats = seats;
        this.interactions = interactions;
        this.keeper = keeper;
        this.outsiders = outsiders;
        this.frames = frames;
    }

    /// Puts the citizen aside and asks for a colleague, whose telephone rings as for any contact.
    ///
    /// @param queue where the question waits; nothing = the queue of the entry point
    /// @param agent the one person who is asked; nothing = whoever fits
    void begin(InteractionId id, UUID by, @Nullable UUID queue, @Nullable UUID agent) {
        var call = live.find(id).orElseThrow(Consults::notNow);
        var leg = call.leg(by).filter(Leg::hasCitizen).filter(calls::holdsSeat).orElseThrow(Consults::notNow);
        if (call.legs().size() > 1
                || call.outsider().isPresent()
                || !call.begin(new Consult(by, agent == null ? "QUEUE" : "AGENT"))) {
            throw notNow();
        }
        try {
            var language = interactions.find(id).orElseThrow().language();
            acd.invite(leg.seat(), by, SeatRole.AGENT, language, queue, agent);
        } catch (RuntimeException e) {
            call.endConsult();
            throw e;
        }
        if (!keeper.ask(asterisk -> asterisk.redirect(String.valueOf(leg.channel()), "dasan-wait", "s"))) {
            call.endConsult();
            dismiss(id, leg);
            throw ExchangeKeeper.unreachable();
        }
        frames.changed(call);
    }

    /// The colleague has the citizen from now on.
    void complete(InteractionId id, UUID by) {
        var call = talking(id, by);
        handOver(call, own(call, by));
    }

    /// All three speak together.
    ///
    /// @throws Problem when it cannot be done now, or the exchange did not do it: the two go on speaking then
    void conference(InteractionId id, UUID by) {
        var call = talking(id, by);
        var line = String.valueOf(own(call, by).channel());
        if (!call.openRoom()) {
            throw notNow();
        }
        var asked = call.endConsult(); // first: the colleague's line looks where it belongs as soon as it is let go
        if (!keeper.ask(asterisk -> asterisk.redirect(line, "dasan-room", id.toString()))) {
            asked.ifPresent(call::begin);
            call.closeRoom();
            throw ExchangeKeeper.unreachable();
        }
        call.tell(new Order.Room(by));
        frames.changed(call);
    }

    /// Back to the citizen, without the colleague.
    void cancel(InteractionId id, UUID by) {
        var call = live.find(id).filter(found -> found.consults(by)).orElseThrow(Consults::notNow);
        var own = own(call, by);
        call.endConsult();
        outsiders.dismiss(call);
        dismiss(id, own);
        call.tell(new Order.Join(by));
        frames.changed(call);
    }

    /// Whoever asks hangs up: the colleague takes the citizen if they speak already, else the citizen waits again
    /// with the old time.
    void left(LiveCall call, Leg own) {
        if (isAnswered(call, own.agent())) {
            handOver(call, own);
        } else {
            call.endConsult();
            call.remove(own.agent());
            outsiders.dismiss(call);
            dismiss(call.interaction(), own);
            calls.agentLost(call.interaction());
            frames.changed(own.agent());
        }
    }

    private void handOver(LiveCall call, Leg own) {
        boolean outside = call.outsider().isPresent();
        if (outside) {
            call.passOn(); // first: the end of the contact is not the end of the call
        }
        call.endConsult();
        call.remove(own.agent());
        calls.finish(own);
        if (outside) {
            outsiders.leave(call);
        }
        var line = own.handle();
        if (line != null) {
            keeper.withExchange(asterisk -> asterisk.hangUp(line));
        }
        frames.changed(own.agent());
        frames.changed(call);
    }

    /// Takes the question back, or lets the colleague go.
    private void dismiss(InteractionId id, Leg own) {
        for (var seat : seats.ofInteraction(id)) {
            if (seat.role() == SeatRole.AGENT && !seat.id().equals(own.seat())) {
                calls.letGo(seat, own.agent());
            }
        }
    }

    private LiveCall talking(InteractionId id, UUID by) {
        return live.find(id)
                .filter(call -> call.consults(by) && isAnswered(call, by))
                .orElseThrow(Consults::notNow);
    }

    private static boolean isAnswered(LiveCall call, UUID by) {
        return call.outsider().filter(Outsider::answered).isPresent()
                || call.legs().values().stream()
                        .anyMatch(leg -> leg.role() == SeatRole.AGENT
                                && leg.answered()
                                && !leg.agent().equals(by));
    }

    private static Leg own(LiveCall call, UUID by) {
        return call.leg(by).orElseThrow(Consults::notNow);
    }

    private static Problem notNow() {
        return Problem.of(HttpStatus.CONFLICT, "illegal-state", "this cannot be done in the call as it stands");
    }
}

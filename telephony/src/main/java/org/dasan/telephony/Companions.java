package org.dasan.telephony;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiHangupException;
import org.asteriskjava.fastagi.AgiRequest;
import org.dasan.acd.Acd;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.Offer;
import org.dasan.acd.OfferDesk;
import org.dasan.acd.OfferId;
import org.dasan.acd.OfferState;
import org.dasan.acd.SeatRole;
import org.dasan.acd.SeatState;
import org.dasan.acd.UnknownSeatException;
import org.dasan.store.Ids;
import org.dasan.telephony.LiveCall.Leg;
import org.dasan.telephony.LiveCall.Order;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// People beside the agent who speaks with the citizen: an interpreter, a colleague who is asked or joins in. Each
/// has a line of their own that leads itself, so that the conversation does not depend on it.
@Component
class Companions {
    private static final Logger LOG = LoggerFactory.getLogger(Companions.class);
    /// How the exchange's room treats whoever is not the agent: they leave when the agent does.
    static final String GUEST = "dasan,dasan-guest";

    /// How their lines begin; the offer comes behind, and a word that makes the line's name new each time.
    private static final String PREFIX = "dasan-second-";

    private static final int OFFER = PREFIX.length() + 36;

    /// The offer's own time ends a ring; this is for a server that dies meanwhile.
    static final Duration RING = Duration.ofMinutes(2);
    /// Steps that end sooner went wrong, and are not repeated at once.
    private static final Duration SHORTEST_STEP = Duration.ofMillis(300);

    private final LiveCalls live;
    private final Calls calls;
    private final Acd acd;
    private final AcdQueries seats;
    private final OfferDesk offers;
    private final ExchangeKeeper keeper;
    private final PhoneFrames frames;

    Companions(
            LiveCalls live,
            Calls calls,
            Acd acd,
            AcdQueries seats,
            OfferDesk offers,
            ExchangeKeeper keeper,
            PhoneFrames frames) {
        this.live = live;
        this.calls = calls;
        this.acd = acd;
        this.seats = seats;
        this.offers = offers;
        this.keeper = keeper;
        this.frames = frames;
    }

    /// Whether whoever takes this offer comes beside an agent, and not in an agent's place.
    boolean isBeside(Offer offer) {
        var seat = acd.find(offer.seat());
        return seat.role() == SeatRole.INTERPRETER
                || seats.ofInteraction(offer.interaction()).stream()
                        .anyMatch(other -> other.role() == SeatRole.AGENT
                                && other.state() == SeatState.ACTIVE
                                && !other.id().equals(seat.id()));
    }

    boolean isOurs(String channelId) {
        return channelId.startsWith(PREFIX);
    }

    void ring(LiveCall call, Offer offer, String line) {
        if (offers.find(offer.id()).state().isFinal() || isRung(call, offer)) {
            return;
        }
        var role = acd.find(offer.seat()).role();
        var channelId = PREFIX + offer.id() + "-" + Ids.next();
        call.put(beside(offer, line, channelId));
        boolean rings = keeper.ask(asterisk -> asterisk.originate(
                line,
                channelId,
                "dasan-second",
                "s",
                RING,
                Map.of(
                        "CC_OFFER",
                        offer.id().toString(),
                        "PJSIP_HEADER(add,X-Dasan-Interaction)",
                        call.interaction().toString(),
                        "PJSIP_HEADER(add,X-Dasan-Role)",
                        role.name(),
                        "PJSIP_HEADER(add,X-Dasan-Offer)",
                        offer.id().toString())));
        if (!rings) {
            call.remove(offer.agent());
            offers.unreachable(offer.id());
        }
        frames.changed(call);
    }

    private static boolean isRung(LiveCall call, Offer offer) {
        return call.leg(offer.agent())
                .filter(leg -> offer.id().equals(leg.offer()))
                .isPresent();
    }

    private Leg beside(Offer offer, String line, String channelId) {
        var role = acd.find(offer.seat()).role();
        return Leg.beside(offer.agent(), offer.seat(), role, offer.id(), line, channelId);
    }

    /// The offer for which this line of ours rings; nothing when somebody answered it, or it is another line.
    Optional<Offer> ringsFor(String channelId) {
        if (!isOurs(channelId) || channelId.length() < OFFER) {
            return Optional.empty();
        }
        try {
            var offer = offers.find(new OfferId(UUID.fromString(channelId.substring(PREFIX.length(), OFFER))));
            boolean answered = offer.state() == OfferState.ACCEPTED || offer.state() == OfferState.CONNECTED;
            return answered ? Optional.empty() : Optional.of(offer);
        } catch (IllegalArgumentException | UnknownSeatException _) {
            return Optional.empty();
        }
    }

    /// A telephone that rang when its server died rings on, as long as its offer is open.
    ///
    /// @return whether it may ring on
    boolean ringsOn(LiveCall call, Offer offer, String line, String channelId) {
        if (offer.state().isFinal()) {
            return false;
        }
        call.put(beside(offer, line, channelId));
        return true;
    }

    /// Leads the line of somebody beside the agent, from its answer to its end.
    void lead(AgiRequest request, AgiChannel channel) throws AgiException {
        try {
            var id = new OfferId(UUID.fromString(request.getArguments()[0]));
            if (calls.answered(id)) {
                var offer = offers.find(id);
                var call = live.find(offer.interaction());
                if (call.isPresent()) {
                    var line = ExchangeEvents.line(String.valueOf(request.getChannel()));
                    var rung = call.get().leg(offer.agent());
                    var leg = rung.orElseGet(() -> beside(offer, line, request.getUniqueId()));
                    call.get()
                            .put(leg.on(request.getChannel(), request.getUniqueId())
                                    .speaking());
                    frames.changed(call.get());
                    lead(call.get(), offer.agent(), channel);
                }
            }
        } catch (AgiHangupException _) {
            // the line is down, or was sent elsewhere; an event tells which
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            LOG.warn("a telephone was answered for no offer of ours: {}", e.getMessage());
        }
    }

    private void lead(LiveCall call, UUID agent, AgiChannel channel) throws AgiException {
        while (true) {
            var leg = call.leg(agent);
            if (leg.isEmpty() || !belongs(leg.get())) {
                return;
            }
            long begun = System.nanoTime();
            step(call, leg.get(), channel);
            if (System.nanoTime() - begun < SHORTEST_STEP.toNanos()) {
                channel.exec("Wait", "1");
            }
        }
    }

    /// With the agent who asks, with the agent and the citizen, or waiting to be with the citizen.
    private void step(LiveCall call, Leg own, AgiChannel channel) throws AgiException {
        var asks = call.consult()
                .filter(_ -> own.role() == SeatRole.AGENT && own.second())
                .flatMap(consult -> call.leg(consult.by()))
                .map(Leg::channel);
        var speaks = speaksWithCitizen(call, own).map(Leg::channel);
        if (asks.isPresent()) {
            channel.exec("Bridge", Plain.field(asks.get()));
        } else if (speaks.isPresent() && gather(call, speaks.get())) {
            channel.exec("ConfBridge", call.interaction() + "," + GUEST);
        } else {
            if (own.role() == SeatRole.AGENT && call.consult().isEmpty()) {
                call.tell(new Order.Join(own.agent()));
            }
            channel.exec(
                    "BridgeWait", "dasan-" + Plain.word(String.valueOf(own.channelId())) + ",participant,e(m)S(3)");
        }
    }

    /// Sends the agent's line into the room, whereupon the caller's script follows.
    private boolean gather(LiveCall call, String agentsLine) {
        if (!call.openRoom()) {
            return true;
        }
        boolean sent = keeper.ask(asterisk ->
                asterisk.redirect(agentsLine, "dasan-room", call.interaction().toString()));
        if (!sent) {
            call.closeRoom();
        }
        return sent;
    }

    private Optional<Leg> speaksWithCitizen(LiveCall call, Leg own) {
        return call.legs().values().stream()
                .filter(Leg::hasCitizen)
                .filter(leg -> !leg.agent().equals(own.agent()) && calls.holdsSeat(leg))
                .findFirst();
    }

    /// Accepted while the rest of a group is still being asked counts as well.
    private boolean belongs(Leg leg) {
        var seat = acd.find(leg.seat());
        return leg.agent().equals(seat.agent())
                && (seat.state() == SeatState.ACTIVE || seat.state() == SeatState.OFFERED);
    }

    /// Whether a line that waits for the server's next word is still somebody's.
    void stay(AgiRequest request, AgiChannel channel) throws AgiException {
        boolean stays = live.all().stream()
                .flatMap(call -> call.onChannel(request.getUniqueId()).stream())
                .anyMatch(calls::holdsSeat);
        channel.setVariable("CC_STAY", stays ? "1" : "");
    }

    /// The line of somebody beside the agent is down: the conversation goes on without them.
    void gone(LiveCall call, Leg leg, int cause) {
        call.remove(leg.agent());
        if (leg.answered()) {
            calls.finish(leg);
            if (leg.role() == SeatRole.AGENT) {
                call.endConsult().ifPresent(consult -> call.tell(new Order.Join(consult.by())));
            }
        } else if (leg.offer() != null) {
            calls.notAnswered(leg.offer(), cause);
        }
        frames.changed(leg.agent());
        frames.changed(call);
    }

    /// The agent left the room, perhaps before the others were there: all look anew with whom they are.
    void leftRoom(LiveCall call, Leg leg) {
        call.remove(leg.agent());
        call.closeRoom();
        calls.finish(leg);
        keeper.withExchange(asterisk -> asterisk.endRoom(call.interaction().toString()));
        frames.changed(leg.agent());
        frames.changed(call);
    }
}

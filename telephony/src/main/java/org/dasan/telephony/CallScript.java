package org.dasan.telephony;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiHangupException;
import org.asteriskjava.fastagi.AgiRequest;
import org.dasan.acd.OfferDesk;
import org.dasan.acd.SeatId;
import org.dasan.interactions.InteractionId;
import org.dasan.telephony.LiveCall.Leg;
import org.dasan.telephony.LiveCall.Order;
import org.dasan.telephony.LiveCall.Outsider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Leads a caller: welcome, wait with music, ring at whom the city reserved, speak, end. The exchange runs it
/// again for a caller whose server died; it then goes on where the contact stands.
@Component
class CallScript {
    private static final Logger LOG = LoggerFactory.getLogger(CallScript.class);
    /// Looks again after this long whether the contact still runs, should an order have been missed.
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(20);

    private final Calls calls;
    private final CallRows rows;
    private final LiveCalls live;
    private final OfferDesk offers;
    private final VoiceCarrier carrier;
    private final PhoneFrames frames;
    private final CallRecorder recorder;
    private final Reception reception;
    private final FlowLines flowLines;
    private final Outbound outbound;
    private final Outsiders outsiders;
    private final OutsideLines lineOut;

    CallScript(
            Calls calls,
            CallRows rows,
            LiveCalls live,
            OfferDesk offers,
            VoiceCarrier carrier,
            PhoneFrames frames,
            CallRecorder recorder,
            Reception reception,
            FlowLines flowLines,
            Outbound outbound,
            Outsiders outsiders,
            OutsideLines lineOut) {
        this.calls = calls;
        this.rows = rows;
        this.live = live;
        this.offers = offers;
        this.carrier = carrier;
        this.frames = frames;
        this.recorder = recorder;
        this.reception = reception;
        this.flowLines = flowLines;
        this.outbound = outbound;
        this.outsiders = outsiders;
        this.lineOut = lineOut;
    }

    /// Runs as long as the caller is led.
    void lead(ExchangeFile exchange, AgiRequest request, AgiChannel channel) throws AgiException {
        var line = flowLines.open(request.getUniqueId()); // first: who hangs up from now on is not missed
        try {
            lead(exchange, line, request, channel);
        } finally {
            flowLines.close(request.getUniqueId());
        }
    }

    private void lead(ExchangeFile exchange, FlowLine line, AgiRequest request, AgiChannel channel)
            throws AgiException {
        var named = named(channel.getVariable("CC_CALL"));
        var known = named.flatMap(rows::find).map(CallRows.CallRow::interaction);
        var id = known.or(() -> begun(exchange, request, named));
        try {
            if (id.isPresent()) {
                var call = live.enter(id.get(), request.getUniqueId());
                if (known.isPresent()) {
                    reception.takeUp(exchange, call);
                }
                if (begin(exchange, call, line, channel)) {
                    attend(exchange, call, channel);
                    reception.afterAgent(exchange, call, channel);
                }
            }
            channel.setVariable("CC_DONE", "1");
        } catch (AgiHangupException | PhoneSession.BrokenLineException _) {
            // the line is down: an event tells whether the caller hung up, or nobody does and the exchange is gone
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whose line it is that we do not know yet: that of somebody whom an agent called, or of somebody who calls.
    ///
    /// @return empty when the agent who called is gone
    private Optional<InteractionId> begun(ExchangeFile exchange, AgiRequest request, Optional<InteractionId> named) {
        var called = named.filter(outbound::isMade);
        if (called.isPresent()) {
            return called.filter(id -> outbound.met(exchange.id(), id, request.getUniqueId()));
        }
        return Optional.of(calls.arrive(new Calls.Incoming(
                exchange.id(), request.getUniqueId(), number(request.getCallerIdNumber()), dialled(request))));
    }

    /// Brings the caller to where they wait for a person.
    ///
    /// @return false when there is nothing more to do for them
    private boolean begin(ExchangeFile exchange, LiveCall call, FlowLine line, AgiChannel channel) throws AgiException {
        try {
            channel.setVariable("__CC_CALL", call.interaction().toString());
            channel.setVariable("CC_TRY", "0");
            recorder.begin(exchange, call.interaction(), channel);
            return goOn(exchange, call, line, channel);
        } finally {
            reception.close(call);
        }
    }

    private boolean goOn(ExchangeFile exchange, LiveCall call, FlowLine line, AgiChannel channel) throws AgiException {
        return switch (calls.state(call.interaction())) {
            case ARRIVED, SELF_SERVICE -> reception.receive(exchange, call, line, channel);
            case WAITING -> {
                calls.takenBack(call.interaction()); // somebody outside was called for them when the server died
                yield true;
            }
            case OFFERED -> {
                // made before the script was there, or under way when the server died
                offers.openOf(call.interaction()).forEach(carrier::present);
                yield true;
            }
            case ACTIVE, PARKED -> {
                if (call.legs().values().stream().noneMatch(calls::holdsSeat)) { // nobody waits to be with them
                    calls.agentLost(call.interaction());
                }
                yield true;
            }
            case WRAP_UP, CLOSED -> false;
        };
    }

    private void attend(ExchangeFile exchange, LiveCall call, AgiChannel channel)
            throws AgiException, InterruptedException {
        channel.playMusicOnHold();
        long saidAt = System.nanoTime() - WaitingWords.EVERY.minus(LOOK_AGAIN).toNanos();
        boolean goesOn = true;
        while (goesOn) {
            var order = call.next(LOOK_AGAIN);
            goesOn = order.isPresent()
                    ? carryOut(call, order.get(), channel)
                    : call.isPassedOn() || calls.state(call.interaction()).isOpen();
            if (goesOn && order.isEmpty() && System.nanoTime() - saidAt >= WaitingWords.EVERY.toNanos()) {
                saidAt = System.nanoTime();
                reception.announce(exchange, call, channel);
            }
        }
    }

    /// @return whether the caller waits on
    private boolean carryOut(LiveCall call, Order order, AgiChannel channel) throws AgiException {
        return switch (order) {
            case Order.Over() -> false;
            case Order.PassOn(String destination) -> passOn(call, destination, channel);
            case Order.Outside() -> outside(call, channel);
            // taken back before it rang?
            case Order.Ring ring -> offers.find(ring.offer()).state().isFinal() || ring(call, ring, channel);
            case Order.Join(UUID agent) -> {
                var leg = call.leg(agent).filter(found -> found.answered() && found.channel() != null);
                yield leg.isEmpty() || !calls.holdsSeat(leg.get()) || join(call, leg.get(), channel);
            }
            case Order.Room(UUID agent) -> {
                var leg = call.leg(agent);
                yield leg.isEmpty() || !call.hasRoom() || room(call, leg.get(), channel);
            }
        };
    }

    /// Rings, and stays for as long as the two speak.
    private boolean ring(LiveCall call, Order.Ring ring, AgiChannel channel) throws AgiException {
        channel.stopMusicOnHold();
        call.put(Leg.ringing(ring.agent(), ring.seat(), ring.offer(), ring.line()));
        frames.changed(ring.agent());
        try {
            channel.exec("Dial", dial(call.interaction(), ring));
        } finally {
            forget(call, ring.agent());
        }
        if ("ANSWER".equals(channel.getVariable("DIALSTATUS"))) {
            return spoke(call, ring.seat(), ring.agent(), channel);
        }
        calls.notAnswered(ring.offer(), cause(channel.getVariable("HANGUPCAUSE")));
        return waitsOn(call, channel);
    }

    /// Stays for as long as the two speak: the other one waits for it.
    private boolean join(LiveCall call, Leg leg, AgiChannel channel) throws AgiException {
        channel.stopMusicOnHold();
        call.put(leg.first());
        frames.changed(call);
        channel.setVariable("CC_TALKED", "1"); // whoever is being served is not queued again
        try {
            channel.exec("Bridge", Plain.field(String.valueOf(leg.channel())));
        } finally {
            forget(call, leg.agent());
        }
        return spoke(call, leg.seat(), leg.agent(), channel);
    }

    /// Stays with all the others, for as long as the agent does.
    private boolean room(LiveCall call, Leg leg, AgiChannel channel) throws AgiException {
        channel.stopMusicOnHold();
        channel.setVariable("CC_TALKED", "1");
        try {
            channel.exec("ConfBridge", call.interaction() + "," + Companions.GUEST);
        } finally {
            call.closeRoom();
            forget(call, leg.agent());
        }
        return spoke(call, leg.seat(), leg.agent(), channel);
    }

    /// Calls somebody outside, and stays for as long as they speak.
    private boolean passOn(LiveCall call, String destination, AgiChannel channel) throws AgiException {
        channel.stopMusicOnHold();
        channel.exec(
                "Dial",
                "%s,%d,gm(default)o(%s)U(dasan-passed^%s)"
                        .formatted(
                                Plain.field(destination),
                                lineOut.ring().toSeconds(),
                                lineOut.from(),
                                call.interaction()));
        if (call.isPassedOn()) {
            return false;
        }
        outsiders.notPassed(call, channel.getVariable("DIALSTATUS"), channel.getVariable("HANGUPCAUSE"));
        return waitsOn(call, channel);
    }

    /// Stays with whoever outside was asked and has the caller now.
    private boolean outside(LiveCall call, AgiChannel channel) throws AgiException {
        var somebody = call.outsider().map(Outsider::channel);
        if (somebody.isPresent()) {
            channel.stopMusicOnHold();
            channel.setVariable("CC_TALKED", "1");
            channel.exec("Bridge", Plain.field(somebody.get()));
        }
        outsiders.dismiss(call);
        return false;
    }

    /// The line is no longer this call's, unless its agent went to ask a colleague, or into a room.
    private void forget(LiveCall call, UUID agent) {
        if (!call.consults(agent) && !call.hasRoom()) {
            call.remove(agent);
        }
        frames.changed(agent);
        frames.changed(call);
    }

    private boolean spoke(LiveCall call, SeatId seat, UUID agent, AgiChannel channel) throws AgiException {
        if (call.hasRoom()) {
            var leg = call.leg(agent);
            if (leg.isPresent()) {
                return room(call, leg.get(), channel);
            }
        }
        recorder.goOn(call);
        if (call.consults(agent)) {
            calls.putAside(call.interaction());
        } else {
            calls.talkEnded(call.interaction(), seat, agent);
        }
        return waitsOn(call, channel);
    }

    private boolean waitsOn(LiveCall call, AgiChannel channel) throws AgiException {
        if (!calls.state(call.interaction()).isOpen()) {
            return false;
        }
        channel.setVariable("CC_TALKED", ""); // waits again: if this server dies now, somebody must be rung for them
        channel.playMusicOnHold();
        return true;
    }

    private static String dial(InteractionId id, Order.Ring ring) {
        return "PJSIP/%s,%d,gm(default)b(dasan-ring^s^1(%s^AGENT^%s))U(dasan-answered^%s)"
                .formatted(Plain.word(ring.line()), Companions.RING.toSeconds(), id, ring.offer(), ring.offer());
    }

    private static Optional<InteractionId> named(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new InteractionId(UUID.fromString(word)));
        } catch (IllegalArgumentException _) {
            LOG.warn("a call names a contact that is none of ours");
            return Optional.empty();
        }
    }

    private static String dialled(AgiRequest request) {
        var dnid = request.getDnid();
        return dnid == null || dnid.isBlank() ? VoiceNumbers.USUAL : dnid;
    }

    private static @Nullable String number(@Nullable String caller) {
        return caller == null || caller.isBlank() || caller.length() > 40 ? null : caller;
    }

    private static int cause(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text.strip());
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}

package org.dasan.telephony;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiRequest;
import org.dasan.acd.Acd;
import org.dasan.acd.Seat;
import org.dasan.acd.SeatRole;
import org.dasan.acd.SeatState;
import org.dasan.city.access.Problem;
import org.dasan.interactions.InteractionId;
import org.dasan.store.Ids;
import org.dasan.telephony.Asterisk.Channel;
import org.dasan.telephony.CallsMade.Result;
import org.dasan.telephony.Diallings.Dialling;
import org.dasan.telephony.LiveCall.Leg;
import org.dasan.telephony.LiveCall.Order;
import org.dasan.telephony.OutsideNumbers.Outside;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Calls that agents make: the agent's own telephone rings first, then the number is dialled, and whoever answers
/// there has a line that leads itself, like every caller's.
@Component
class Outbound {
    /// How the agents' lines begin.
    private static final String PREFIX = "dasan-out-";

    private static final Duration RING = Duration.ofSeconds(20);
    /// The exchange may take so long to show a line that we asked for.
    private static final Duration UNSEEN = Duration.ofSeconds(30);

    private static final int MOST = 10_000;

    private final OutsideLines outside;
    private final CallsMade made;
    private final Diallings diallings;
    private final Acd acd;
    private final LiveCalls live;
    private final Watches watches;
    private final Lines lines;
    private final ExchangeKeeper keeper;
    private final PhoneFrames frames;
    private final Clock clock;
    private final MeterRegistry metrics;

    Outbound(
            OutsideLines outside,
            CallsMade made,
            Diallings diallings,
            Acd acd,
            LiveCalls live,
            Watches watches,
            Lines lines,
            ExchangeKeeper keeper,
            PhoneFrames frames,
            Clock clock,
            MeterRegistry metrics) {
        this.outside = outside;
        this.made = made;
        this.diallings = diallings;
        this.acd = acd;
        this.live = live;
        this.watches = watches;
        this.lines = lines;
        this.keeper = keeper;
        this.frames = frames;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// Rings at the agent's telephone, which is to call this number once it is answered.
    ///
    /// @param contact makes the contact
    /// @throws Problem when there is no way outside, or the agent has no telephone that could ring
    /// @throws org.dasan.city.access.TooManyRequestsException when the agent has called too often
    Seat call(Outside number, UUID agent, Supplier<Seat> contact) {
        var exchange = keeper.exchange().orElseThrow(ExchangeKeeper::unreachable);
        var line = lines.lineOf(agent).orElseThrow(() -> noPhone("your telephone is not registered"));
        if (!live.of(agent).isEmpty()
                || !diallings.of(agent).isEmpty()
                || watches.by(agent).isPresent()) {
            throw noPhone("your telephone is in a call");
        }
        outside.take(agent);
        var channelId = PREFIX + Ids.next();
        var seat = made.make(exchange.id(), agent, channelId, contact);
        var dialling = new Dialling(
                seat.interaction(), seat.id(), agent, line, channelId, null, number.dialled(), clock.instant());
        diallings.put(dialling);
        metrics.counter("dasan.voice.calls.made").increment();
        if (!keeper.ask(asterisk -> ring(asterisk, dialling))) {
            over(dialling, Result.NO_PHONE);
            throw ExchangeKeeper.unreachable();
        }
        frames.changed(agent);
        return acd.find(seat.id());
    }

    private static boolean ring(Asterisk asterisk, Dialling dialling) {
        return asterisk.originate(
                dialling.line(),
                dialling.channelId(),
                "dasan-out",
                "s",
                RING,
                Map.of(
                        "__CC_CALL",
                        dialling.interaction().toString(),
                        "PJSIP_HEADER(add,X-Dasan-Interaction)",
                        dialling.interaction().toString(),
                        "PJSIP_HEADER(add,X-Dasan-Role)",
                        "CALLING",
                        "PJSIP_HEADER(add,X-Dasan-Auto-Answer)",
                        "yes"));
    }

    private static Problem noPhone(String detail) {
        return Problem.of(HttpStatus.CONFLICT, "no-phone", detail);
    }

    /// The agent has answered: says what is dialled.
    void lead(AgiRequest request, AgiChannel channel) throws AgiException {
        var found = diallings.onChannel(request.getUniqueId());
        var destination = found.flatMap(dialling -> Optional.ofNullable(dialling.number()))
                .flatMap(outside::destination);
        if (found.isEmpty() || destination.isEmpty()) {
            channel.setVariable("CC_DIAL", "");
            return;
        }
        var dialling = found.get().on(request.getChannel());
        diallings.put(dialling);
        frames.changed(dialling.agent());
        channel.setCallerId(outside.from());
        channel.setVariable("CC_WITHIN", Long.toString(outside.ring().toSeconds()));
        channel.setVariable("CC_DIAL", destination.get());
    }

    /// Nobody answered there: says why.
    void unreached(AgiRequest request, AgiChannel channel) throws AgiException {
        var found = diallings.onChannel(request.getUniqueId());
        if (found.isPresent()) {
            over(found.get(), result(channel.getVariable("DIALSTATUS"), channel.getVariable("HANGUPCAUSE")));
        }
    }

    /// What the network says (Q.850) and what the exchange makes of it.
    static Result result(@Nullable String status, @Nullable String cause) {
        return switch (String.valueOf(cause).strip()) {
            case "17" -> Result.BUSY;
            case "1", "28" -> Result.NO_SUCH_NUMBER;
            case "21" -> Result.REFUSED;
            case "18", "19", "20" -> Result.NO_ANSWER;
            case "3", "27", "34", "38", "41", "42", "44", "58" -> Result.FAILED;
            default ->
                switch (String.valueOf(status)) {
                    case "BUSY" -> Result.BUSY;
                    case "NOANSWER" -> Result.NO_ANSWER;
                    default -> Result.FAILED;
                };
        };
    }

    /// Whether this contact began as a call of an agent.
    boolean isMade(InteractionId id) {
        return made.isMade(id);
    }

    /// Somebody answers: the agent is told to wait for them.
    ///
    /// @param channelId the exchange's own name of their line
    /// @return false when the agent is gone
    boolean met(String exchange, InteractionId id, String channelId) {
        var call = live.enter(id, channelId); // first: who hangs up from now on is not missed
        if (!made.answered(id, exchange, channelId)) {
            live.leave(call);
            return false;
        }
        metrics.counter("dasan.voice.calls.answered").increment();
        diallings.find(id).filter(dialling -> dialling.channel() != null).ifPresent(dialling -> {
            call.put(new Leg(
                    dialling.agent(),
                    dialling.seat(),
                    SeatRole.AGENT,
                    null,
                    dialling.line(),
                    dialling.channel(),
                    dialling.channelId(),
                    true,
                    false,
                    false));
            call.tell(new Order.Join(dialling.agent()));
        });
        diallings.remove(id);
        frames.changed(call);
        return true;
    }

    /// An agent's line is down, or never was.
    void gone(String channelId) {
        diallings
                .onChannel(channelId)
                .ifPresent(dialling -> over(dialling, dialling.channel() == null ? Result.NO_PHONE : Result.CANCELLED));
    }

    /// The contact went on without the call: the agent ended it on screen, or a supervisor did.
    void follow(InteractionId id) {
        diallings.find(id).ifPresent(dialling -> {
            var seat = acd.find(dialling.seat());
            if (seat.state() != SeatState.ACTIVE || !dialling.agent().equals(seat.agent())) {
                keeper.withExchange(asterisk -> asterisk.hangUp(dialling.channelId()));
                over(dialling, Result.CANCELLED);
            }
        });
    }

    private void over(Dialling dialling, Result result) {
        diallings.remove(dialling.interaction());
        if (made.over(dialling.interaction(), result)) {
            metrics.counter("dasan.voice.calls.unanswered", "result", result.name())
                    .increment();
        }
        frames.changed(dialling.agent());
    }

    /// Calls not settled as far as we know.
    List<InteractionId> open(String exchange) {
        return made.open(exchange, MOST);
    }

    /// Calls whose agent's line is gone are over; those that another server began are taken up.
    ///
    /// @param before what was open before the exchange listed its lines
    void compare(List<InteractionId> before, Map<String, Channel> there) {
        for (var id : before) {
            made.find(id).ifPresent(open -> {
                boolean young = open.madeAt().plus(UNSEEN).isAfter(clock.instant());
                boolean known = diallings.find(id).isPresent();
                var line = there.get(open.line());
                if (line != null) {
                    if (!known) {
                        diallings.put(takenUp(open).on(line.name()));
                    }
                } else if (!known || !young) {
                    over(diallings.find(id).orElseGet(() -> takenUp(open)), Result.LOST);
                }
            });
        }
    }

    private Dialling takenUp(CallsMade.Open open) {
        var line = lines.of(open.agent()).map(Lines.Line::name).orElse("");
        return new Dialling(
                open.interaction(), open.seat(), open.agent(), line, open.line(), null, null, open.madeAt());
    }
}

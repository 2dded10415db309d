package org.dasan.telephony;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.event.BridgeEnterEvent;
import org.asteriskjava.manager.event.ContactStatusEvent;
import org.asteriskjava.manager.event.DialBeginEvent;
import org.asteriskjava.manager.event.DtmfEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.HangupRequestEvent;
import org.asteriskjava.manager.event.HoldEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewStateEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.asteriskjava.manager.event.UnholdEvent;
import org.dasan.acd.OfferDesk;
import org.dasan.telephony.LiveCall.Leg;
import org.dasan.telephony.LiveCall.Order;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the exchange tells, brought to the calls it is about. Events of different lines come in any order, and
/// some come twice: each is taken for what it says about one line, and saying it again changes nothing.
@Component
class ExchangeEvents {
    private static final String PJSIP = "PJSIP/";
    /// Events come in any order; the end of a line tells more than the failure of a wish.
    private static final Executor LATER = CompletableFuture.delayedExecutor(
            1, TimeUnit.SECONDS, task -> Thread.ofVirtual().name("dasan-asked").start(task));

    private final LiveCalls live;
    private final FlowLines flows;
    private final Calls calls;
    private final CallSpans spans;
    private final OfferDesk offers;
    private final Lines lines;
    private final PhoneFrames frames;
    private final Supervisors supervisors;
    private final Companions companions;
    private final Consults consults;
    private final Outbound outbound;
    private final Outsiders outsiders;
    private final Clock clock;

    ExchangeEvents(
            LiveCalls live,
            FlowLines flows,
            Calls calls,
            CallSpans spans,
            OfferDesk offers,
            Lines lines,
            PhoneFrames frames,
            Supervisors supervisors,
            Companions companions,
            Consults consults,
            Outbound outbound,
            Outsiders outsiders,
            Clock clock) {
        this.live = live;
        this.flows = flows;
        this.calls = calls;
        this.spans = spans;
        this.offers = offers;
        this.lines = lines;
        this.frames = frames;
        this.supervisors = supervisors;
        this.companions = companions;
        this.consults = consults;
        this.outbound = outbound;
        this.outsiders = outsiders;
        this.clock = clock;
    }

    /// Takes an event of the exchange; `asterisk` is for what must be answered at once.
    void take(String exchange, Asterisk asterisk, ManagerEvent event) {
        switch (event) {
            case DialBeginEvent dial -> rings(asterisk, dial);
            case NewStateEvent state -> {
                if ("Ringing".equalsIgnoreCase(state.getChannelStateDesc())) {
                    shown(state.getUniqueId());
                } else if ("Up".equalsIgnoreCase(state.getChannelStateDesc())) {
                    supervisors.answered(String.valueOf(state.getUniqueId()));
                }
            }
            case OriginateResponseEvent asked -> {
                if (!asked.isSuccess()) {
                    LATER.execute(() -> neverRang(String.valueOf(asked.getActionId())));
                }
            }
            case DtmfEndEvent key -> pressed(key);
            case BridgeEnterEvent enter -> together(enter);
            case HoldEvent hold -> held(hold.getChannel(), true);
            case UnholdEvent unhold -> held(unhold.getChannel(), false);
            case HangupEvent hangup -> {
                beside(hangup.getUniqueId(), hangup.getCause(), true);
                gone(asterisk, hangup.getUniqueId());
            }
            // as long as a script leads a line, this is all that is heard of its end
            case HangupRequestEvent hangup -> {
                beside(hangup.getUniqueId(), hangup.getCause(), false);
                gone(asterisk, hangup.getUniqueId());
            }
            case ContactStatusEvent contact -> {
                if (contact.getAor() != null) {
                    lines.registered(exchange, contact.getAor(), isThere(asterisk, contact));
                }
            }
            default -> {}
        }
    }

    /// There may never have been a line; where there was one, its own end has said why.
    private void neverRang(String channelId) {
        outbound.gone(channelId);
        outsiders.gone(channelId, CallsMade.Result.FAILED);
    }

    /// An agent's telephone is being rung. If the offer was over before the line existed, it is ended here.
    private void rings(Asterisk asterisk, DialBeginEvent dial) {
        if (dial.getDestChannel() == null || dial.getDestUniqueId() == null) {
            return;
        }
        var line = line(dial.getDestChannel());
        live.byChannelId(String.valueOf(dial.getUniqueId()))
                .flatMap(call -> call.onLine(line).map(leg -> new Found(call, leg)))
                .ifPresent(found -> {
                    found.call().put(found.leg().on(dial.getDestChannel(), dial.getDestUniqueId()));
                    var offer = found.leg().offer();
                    if (offer != null && offers.find(offer).state().isFinal()) {
                        asterisk.hangUp(dial.getDestChannel());
                    }
                });
    }

    /// A telephone that says anew where it is comes before its old place goes: what counts is whether it is
    /// anywhere.
    private static boolean isThere(Asterisk asterisk, ContactStatusEvent contact) {
        try {
            return !"Unreachable".equalsIgnoreCase(contact.getContactStatus()) && asterisk.isThere(contact.getAor());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // looked at again as a whole
        }
    }

    private record Found(LiveCall call, Leg leg) {}

    /// The telephone rings: the offer's time runs from now.
    private void shown(@Nullable String channelId) {
        for (var call : live.all()) {
            call.onChannel(String.valueOf(channelId))
                    .filter(leg -> !leg.answered())
                    .map(Leg::offer)
                    .ifPresent(offers::presented);
        }
    }

    private void together(BridgeEnterEvent enter) {
        live.byChannelId(String.valueOf(enter.getUniqueId()))
                .ifPresent(call -> spans.begin(
                        call.interaction(),
                        call.isPassedOn() ? CallSpans.Kind.OUTSIDE : CallSpans.Kind.TALKING,
                        clock.instant()));
        var line = line(String.valueOf(enter.getChannel()));
        live.onLine(line)
                .ifPresent(call -> call.onLine(line)
                        .filter(leg -> !String.valueOf(enter.getUniqueId()).equals(leg.channelId()))
                        // the page was loaded again: the same telephone, on a new line of the exchange
                        .ifPresent(leg -> call.put(leg.on(enter.getChannel(), enter.getUniqueId()))));
    }

    private void held(@Nullable String channel, boolean on) {
        var line = line(String.valueOf(channel));
        live.onLine(line)
                .ifPresent(call -> call.onLine(line)
                        .filter(Leg::answered)
                        .filter(leg -> !leg.second())
                        .ifPresent(leg -> {
                            call.put(leg.holding(on));
                            spans.begin(
                                    call.interaction(),
                                    on ? CallSpans.Kind.HELD : CallSpans.Kind.TALKING,
                                    clock.instant());
                            frames.changed(leg.agent());
                        }));
    }

    private void pressed(DtmfEndEvent key) {
        var digit = key.getDigit();
        if (key.isReceived() && digit != null && digit.length() == 1 && FlowLine.KEYS.indexOf(digit.charAt(0)) >= 0) {
            flows.pressed(String.valueOf(key.getUniqueId()), digit.charAt(0));
        }
    }

    /// A line is down. The caller's ends the call, which a flow that has them settles itself; an agent's is noticed
    /// by the call's script.
    private void gone(Asterisk asterisk, @Nullable String channelId) {
        supervisors.gone(String.valueOf(channelId));
        outbound.gone(String.valueOf(channelId));
        boolean settled = flows.left(String.valueOf(channelId));
        live.byChannelId(String.valueOf(channelId)).ifPresent(call -> {
            if (!settled) {
                calls.callerLeft(call.interaction());
            }
            call.tell(new Order.Over());
            live.leave(call);
            call.legs().values().forEach(leg -> hangUp(asterisk, leg));
            outsiders.dismiss(call);
            frames.changed(call);
        });
    }

    /// A line beside a conversation is led by nobody else.
    ///
    /// @param down the line is down; before, somebody hung up, which says why it rings no longer only then
    private void beside(@Nullable String channelId, @Nullable Integer cause, boolean down) {
        if (down) {
            outsiders.gone(String.valueOf(channelId), Outbound.result("NOANSWER", String.valueOf(cause)));
        }
        for (var call : live.all()) {
            call.onChannel(String.valueOf(channelId)).ifPresent(leg -> {
                if (leg.second()) {
                    if (down || leg.answered()) {
                        companions.gone(call, leg, cause == null ? 0 : cause);
                    }
                } else if (call.consults(leg.agent())) {
                    consults.left(call, leg);
                } else if (call.hasRoom()) {
                    companions.leftRoom(call, leg);
                }
            });
        }
    }

    private static void hangUp(Asterisk asterisk, Leg leg) {
        var line = leg.handle();
        if (line != null) {
            asterisk.hangUp(line);
        }
    }

    /// The telephone a channel belongs to: `PJSIP/web07-0000001a` is `web07`.
    static String line(String channel) {
        int dash = channel.lastIndexOf('-');
        return channel.startsWith(PJSIP) && dash > 0 ? channel.substring(PJSIP.length(), dash) : channel;
    }
}

package org.dasan.telephony;

import java.util.UUID;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiRequest;
import org.dasan.acd.SeatRole;
import org.dasan.city.access.Problem;
import org.dasan.interactions.InteractionId;
import org.dasan.store.Ids;
import org.dasan.telephony.CallsMade.Result;
import org.dasan.telephony.LiveCall.Consult;
import org.dasan.telephony.LiveCall.Leg;
import org.dasan.telephony.LiveCall.Order;
import org.dasan.telephony.LiveCall.Outsider;
import org.dasan.telephony.OutsideNumbers.Outside;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// People outside whom agents call into a call: asked while the citizen hears music, speaking along, or handed the
/// citizen. They have no place among the city's seats; who has the citizen without an agent has left the city.
@Component
class Outsiders {
    /// How their lines begin.
    private static final String PREFIX = "dasan-third-";

    private final LiveCalls live;
    private final Calls calls;
    private final CallsMade made;
    private final OutsideLines outside;
    private final ExchangeKeeper keeper;
    private final PhoneFrames frames;

    Outsiders(
            LiveCalls live,
            Calls calls,
            CallsMade made,
            OutsideLines outside,
            ExchangeKeeper keeper,
            PhoneFrames frames) {
        this.live = live;
        this.calls = calls;
        this.made = made;
        this.outside = outside;
        this.keeper = keeper;
        this.frames = frames;
    }

    /// Puts the citizen aside and calls somebody outside.
    ///
    /// @throws Problem when the agent does not speak with the citizen alone, or it cannot be done
    void ask(InteractionId id, UUID by, Outside number) {
        var call = live.find(id).orElseThrow(Outsiders::notNow);
        var leg = speaker(call, by);
        outside.take(by);
        var destination = outside.destination(number.dialled()).orElseThrow(Outsiders::notNow);
        if (!call.begin(new Consult(by, "NUMBER"))) {
            throw notNow();
        }
        var line = PREFIX + Ids.next();
        call.put(new Outsider(line, null));
        boolean done = keeper.ask(asterisk -> asterisk.redirect(String.valueOf(leg.channel()), "dasan-wait", "s"))
                && keeper.ask(asterisk ->
                        asterisk.originateOutside(destination, outside.from(), line, "dasan-third", outside.ring()));
        if (!done) {
            call.endConsult();
            call.removeOutsider();
            call.tell(new Order.Join(by));
            throw ExchangeKeeper.unreachable();
        }
        frames.changed(call);
    }

    /// Ends the agent's place and lets the citizen's own line call somebody outside.
    ///
    /// @throws Problem when the agent does not speak with the citizen alone, or it cannot be done
    void passOn(InteractionId id, UUID by, Outside number) {
        var call = live.find(id).orElseThrow(Outsiders::notNow);
        var leg = speaker(call, by);
        outside.take(by);
        var destination = outside.destination(number.dialled()).orElseThrow(Outsiders::notNow);
        calls.passesOn(leg);
        call.tell(new Order.PassOn(destination));
        frames.changed(call);
    }

    private Leg speaker(LiveCall call, UUID by) {
        return call.leg(by)
                .filter(leg -> leg.hasCitizen() && leg.role() == SeatRole.AGENT)
                .filter(calls::holdsSeat)
                .filter(_ -> call.legs().size() == 1
                        && call.consult().isEmpty()
                        && call.outsider().isEmpty())
                .orElseThrow(Outsiders::notNow);
    }

    /// Leads the line of somebody outside whom an agent asks, from their answer to their end.
    void lead(AgiRequest request, AgiChannel channel) throws AgiException {
        var mine = request.getUniqueId();
        while (true) {
            var found = live.all().stream().filter(call -> isIn(call, mine)).findFirst();
            if (found.isEmpty()) {
                return;
            }
            var call = found.get();
            if (call.outsider().filter(Outsider::answered).isEmpty()) {
                call.put(new Outsider(mine, request.getChannel()));
                frames.changed(call);
            }
            if (!step(call, channel)) {
                call.removeOutsider();
                frames.changed(call);
                return;
            }
        }
    }

    private static boolean isIn(LiveCall call, String channelId) {
        return call.outsider()
                .filter(somebody -> somebody.channelId().equals(channelId))
                .isPresent();
    }

    /// With the agent who asks, with all, or waiting for the citizen.
    ///
    /// @return false when there is nobody left to be with
    private static boolean step(LiveCall call, AgiChannel channel) throws AgiException {
        var asks = call.consult().flatMap(consult -> call.leg(consult.by())).map(Leg::channel);
        if (asks.isPresent()) {
            channel.exec("Bridge", Plain.field(asks.get()));
        } else if (call.hasRoom()) {
            channel.exec("ConfBridge", call.interaction() + "," + Companions.GUEST);
        } else if (call.isPassedOn()) {
            call.tell(new Order.Outside());
            channel.exec("BridgeWait", "dasan-" + call.interaction() + ",participant,e(m)S(5)");
            return true;
        } else {
            return false;
        }
        // a step that ends at once is not repeated at once
        channel.exec("Wait", "0.3");
        return true;
    }

    /// Somebody outside, whom the citizen's own line has called, has answered.
    void passed(AgiRequest request) {
        var arguments = request.getArguments();
        if (arguments.length > 0) {
            live.all().stream()
                    .filter(call -> call.interaction().toString().equals(arguments[0]))
                    .findFirst()
                    .ifPresent(this::leave);
        }
    }

    /// Nobody outside took the citizen, who waits for an agent.
    void notPassed(LiveCall call, @Nullable String status, @Nullable String cause) {
        made.tell(call.interaction(), Outbound.result(status, cause));
        calls.takenBack(call.interaction());
    }

    /// The city leaves the call to the citizen and whoever is outside; what they say is not recorded.
    void leave(LiveCall call) {
        call.passOn();
        keeper.withExchange(asterisk -> asterisk.silenceRecording(call.channelId(), true));
        calls.passedOn(call.interaction());
    }

    /// Whoever outside was asked is let go.
    void dismiss(LiveCall call) {
        call.removeOutsider()
                .ifPresent(somebody -> keeper.withExchange(asterisk -> asterisk.hangUp(somebody.channelId())));
    }

    /// A line is down, or never was: whoever asked is with the citizen again.
    ///
    /// @param why what became of it, where nobody answered
    void gone(String channelId, Result why) {
        for (var call : live.all()) {
            if (isIn(call, channelId)) {
                var before = call.removeOutsider();
                if (before.filter(Outsider::answered).isEmpty()) {
                    made.tell(call.interaction(), why);
                }
                if (call.isPassedOn()) {
                    call.tell(new Order.Over());
                }
                call.endConsult().ifPresent(consult -> call.tell(new Order.Join(consult.by())));
                frames.changed(call);
            }
        }
    }

    private static Problem notNow() {
        return Problem.of(HttpStatus.CONFLICT, "illegal-state", "this cannot be done in the call as it stands");
    }
}

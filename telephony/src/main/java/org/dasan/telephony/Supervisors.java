package org.dasan.telephony;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dasan.acd.SeatRole;
import org.dasan.acd.Supervision;
import org.dasan.acd.Supervision.OnCall;
import org.dasan.city.access.Problem;
import org.dasan.interactions.InteractionId;
import org.dasan.store.Ids;
import org.dasan.telephony.LiveCall.Leg;
import org.dasan.telephony.Watches.Watch;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Supervisors beside an agent on the telephone: their own line rings, and hears the agent's. It ends with the
/// agent's line, so that nobody is ever on a call they did not ask for.
@Component
class Supervisors {
    private static final String CONTEXT = "dasan-supervise";
    /// How their lines begin: what is not known here is ended.
    private static final String PREFIX = "dasan-supervisor-";

    private static final Duration RING = Duration.ofSeconds(20);

    private final Watches watches;
    private final LiveCalls live;
    private final Lines lines;
    private final Calls calls;
    private final Supervision supervision;
    private final RecordingRuleKind rules;
    private final ExchangeKeeper keeper;
    private final PhoneFrames frames;

    Supervisors(
            Watches watches,
            LiveCalls live,
            Lines lines,
            Calls calls,
            Supervision supervision,
            RecordingRuleKind rules,
            ExchangeKeeper keeper,
            PhoneFrames frames) {
        this.watches = watches;
        this.live = live;
        this.lines = lines;
        this.calls = calls;
        this.supervision = supervision;
        this.rules = rules;
        this.keeper = keeper;
        this.frames = frames;
    }

    /// Rings at the supervisor's own telephone, or changes how they are on the call. The reason is kept before
    /// anything is heard.
    ///
    /// @throws Problem when nobody speaks in the call, or the supervisor has no telephone that could ring
    void supervise(InteractionId id, UUID by, OnCall how, String why) {
        var before = watches.by(by).filter(watch -> watch.interaction().equals(id));
        if (before.isPresent()) {
            change(before.get(), how, why);
            return;
        }
        watches.by(by).ifPresent(this::end);
        var leg = agent(id);
        var line = lines.lineOf(by)
                .orElseThrow(() -> Problem.of(HttpStatus.CONFLICT, "no-phone", "your telephone is not registered"));
        if (!live.of(by).isEmpty()) {
            throw Problem.of(HttpStatus.CONFLICT, "no-phone", "your telephone is in a call");
        }
        supervision.onCall(leg.seat(), by, how, why);
        var watch = new Watch(by, id, leg.seat(), how, PREFIX + Ids.next(), shown(id), false);
        watches.put(watch);
        if (!ring(watch, leg, line)) {
            over(watch);
            throw ExchangeKeeper.unreachable();
        }
        show(watch);
    }

    private boolean ring(Watch watch, Leg leg, String line) {
        return keeper.ask(asterisk -> asterisk.originate(
                line,
                watch.channelId(),
                CONTEXT,
                watch.how().name(),
                RING,
                Map.of(
                        "CC_SPY",
                        String.valueOf(leg.channel()),
                        "PJSIP_HEADER(add,X-Dasan-Interaction)",
                        watch.interaction().toString(),
                        "PJSIP_HEADER(add,X-Dasan-Role)",
                        "SUPERVISOR",
                        "PJSIP_HEADER(add,X-Dasan-Auto-Answer)",
                        "yes")));
    }

    private void change(Watch watch, OnCall how, String why) {
        if (watch.how() == how) {
            return;
        }
        if (!watch.answered()) {
            throw Problem.of(HttpStatus.CONFLICT, "illegal-state", "your telephone still rings");
        }
        supervision.onCall(watch.seat(), watch.by(), how, why);
        if (!keeper.ask(asterisk -> asterisk.redirect(watch.channelId(), CONTEXT, how.name()))) {
            throw ExchangeKeeper.unreachable();
        }
        watches.put(watch.as(how));
        show(watch);
    }

    /// The supervisor leaves the call; one who is not on it changes nothing.
    void leave(InteractionId id, UUID by) {
        watches.by(by).filter(watch -> watch.interaction().equals(id)).ifPresent(this::end);
    }

    private void end(Watch watch) {
        keeper.withExchange(asterisk -> asterisk.hangUp(watch.channelId()));
        over(watch);
    }

    /// A line was answered.
    void answered(String channelId) {
        watches.onChannel(channelId).filter(watch -> !watch.answered()).ifPresent(watch -> {
            watches.put(watch.on());
            show(watch);
        });
    }

    /// A line is down.
    void gone(String channelId) {
        watches.onChannel(channelId).ifPresent(this::over);
    }

    /// Lines that nobody here knows of are ended; what is not there any more is over.
    void compare(Set<String> there, Asterisk asterisk) {
        for (var watch : watches.all()) {
            if (watch.answered() && !there.contains(watch.channelId())) {
                over(watch);
            }
        }
        there.stream()
                .filter(channel ->
                        channel.startsWith(PREFIX) && watches.onChannel(channel).isEmpty())
                .forEach(asterisk::hangUp);
    }

    private void over(Watch watch) {
        if (watches.remove(watch)) {
            supervision.leave(watch.seat(), watch.by());
            show(watch);
        }
    }

    private void show(Watch watch) {
        frames.changed(watch.by());
        live.find(watch.interaction()).ifPresent(frames::changed);
    }

    /// Whose line is listened to: the agent who speaks with the citizen.
    private Leg agent(InteractionId id) {
        return live.find(id).stream()
                .flatMap(call -> call.legs().values().stream())
                .filter(leg -> leg.hasCitizen() && leg.role() == SeatRole.AGENT)
                .findFirst()
                .orElseThrow(
                        () -> Problem.of(HttpStatus.CONFLICT, "illegal-state", "nobody speaks with the citizen now"));
    }

    private boolean shown(InteractionId id) {
        return rules.of(calls.entryPointOf(id).key()).listeningShown();
    }
}

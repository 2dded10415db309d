package org.dasan.telephony;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.NotYoursException;
import org.dasan.acd.SeatState;
import org.dasan.city.EntryPoint;
import org.dasan.city.access.Problem;
import org.dasan.interactions.InteractionId;
import org.dasan.selfservice.Prompts;
import org.dasan.telephony.RecordingRows.Fault;
import org.dasan.telephony.RecordingRows.State;
import org.dasan.telephony.RecordingRule.Consent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Lets the exchange write calls down: while people speak with each other, through transfers, silent while a
/// secret is said. It does so on the caller's own line and needs no server meanwhile.
@Component
class CallRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(CallRecorder.class);
    /// On the caller's line: set while it is recorded.
    private static final String RUNS = "CC_RECORDS";

    private final RecordingRuleKind rules;
    private final RecordingRows rows;
    private final Calls calls;
    private final AcdQueries seats;
    private final Prompts prompts;
    private final Announcer announcer;
    private final LiveCalls live;
    private final ExchangeKeeper keeper;
    private final PhoneFrames frames;
    private final Clock clock;
    private final MeterRegistry metrics;

    CallRecorder(
            RecordingRuleKind rules,
            RecordingRows rows,
            Calls calls,
            AcdQueries seats,
            Prompts prompts,
            Announcer announcer,
            LiveCalls live,
            ExchangeKeeper keeper,
            PhoneFrames frames,
            Clock clock,
            MeterRegistry metrics) {
        this.rules = rules;
        this.rows = rows;
        this.calls = calls;
        this.seats = seats;
        this.prompts = prompts;
        this.announcer = announcer;
        this.live = live;
        this.keeper = keeper;
        this.frames = frames;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// Records from the moment somebody answers, where the entry point's rule says so. A call that a new server
    /// takes up is recorded on.
    void begin(ExchangeFile exchange, InteractionId id, AgiChannel channel) throws AgiException {
        var entryPoint = calls.entryPointOf(id);
        var rule = rules.of(entryPoint.key());
        if (rule.consent() == Consent.NOT_RECORDED || isSet(channel.getVariable(RUNS))) {
            return;
        }
        var folder = exchange.recordings();
        if (rows.find(id).isEmpty()) {
            if (folder == null) {
                fails(id, rule, Fault.NO_FOLDER);
            } else if (rule.consent() == Consent.ANNOUNCED && !announced(exchange, entryPoint, rule, channel)) {
                fails(id, rule, Fault.NOT_ANNOUNCED);
            } else {
                rows.insert(id, rule.consent(), State.RUNNING, null, clock.instant());
            }
        }
        boolean runs = rows.find(id).filter(row -> row.state() == State.RUNNING).isPresent();
        if (runs && folder != null) {
            // b: only while in a bridge with others
            channel.exec("MixMonitor", Plain.field(folder.there() + "/" + file(id) + ",bi(" + RUNS + ")"));
        }
    }

    static String file(InteractionId id) {
        return id + ".ulaw";
    }

    /// Falls silent until [#resume]: a secret is about to be said.
    ///
    /// @throws NotYoursException when this person does not speak in the call
    /// @throws Problem           when it is not recorded, or the exchange did not do so
    void pause(InteractionId id, UUID staff) {
        var call = spokenIn(id, staff);
        if (rows.isPaused(id)) {
            return;
        }
        silence(call, true);
        rows.beginPause(id, staff, clock.instant());
        frames.changed(call);
    }

    /// Records on.
    void resume(InteractionId id, UUID staff) {
        var call = spokenIn(id, staff);
        if (rows.isPaused(id)) {
            silence(call, false);
            rows.endPause(id, clock.instant());
            frames.changed(call);
        }
    }

    /// A conversation ended: whoever comes next is recorded, even when the last one forgot to go on.
    void goOn(LiveCall call) {
        var id = call.interaction();
        if (rows.isPaused(id)) {
            keeper.withExchange(asterisk -> asterisk.silenceRecording(call.channelId(), false));
            rows.endPause(id, clock.instant());
        }
    }

    private LiveCall spokenIn(InteractionId id, UUID staff) {
        boolean theirs = seats.ofInteraction(id).stream()
                .anyMatch(seat -> seat.state() == SeatState.ACTIVE && staff.equals(seat.agent()));
        if (!theirs) {
            throw new NotYoursException("you do not speak in contact " + id);
        }
        if (rows.shown(id).equals("OFF")) {
            throw Problem.of(HttpStatus.CONFLICT, "not-recorded", "this call is not recorded");
        }
        return live.find(id).orElseThrow(ExchangeKeeper::unreachable);
    }

    private void silence(LiveCall call, boolean silent) {
        if (!keeper.ask(asterisk -> asterisk.silenceRecording(call.channelId(), silent))) {
            throw ExchangeKeeper.unreachable();
        }
    }

    private boolean announced(ExchangeFile exchange, EntryPoint entryPoint, RecordingRule rule, AgiChannel channel)
            throws AgiException {
        var code = rule.announcement();
        if (code == null) {
            return false;
        }
        var speech = prompts.find(code, entryPoint.defaultLanguage(), Map.of());
        return speech.isPresent() && announcer.say(exchange, channel, speech.get());
    }

    private void fails(InteractionId id, RecordingRule rule, Fault fault) {
        rows.insert(id, rule.consent(), State.FAILED, fault, clock.instant());
        LOG.warn("the call of contact {} is not recorded: {}", id, fault);
        metrics.counter("dasan.voice.recordings", "result", fault.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private static boolean isSet(@Nullable String word) {
        return word != null && !word.isBlank();
    }
}

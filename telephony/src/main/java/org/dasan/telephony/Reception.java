package org.dasan.telephony;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.selfservice.FlowCall;
import org.dasan.selfservice.FlowOutcome;
import org.dasan.selfservice.Flows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Brings a caller to where they wait for a person: through the flow of the entry point where there is one, else
/// with a chime. Whatever breaks on the way, they wait for a person.
@Component
class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final Flows flows;
    private final Calls calls;
    private final CallSpans spans;
    private final LiveCalls live;
    private final FlowLines lines;
    private final WaitingWords waitingWords;
    private final SoundServer sounds;
    private final CallsMade made;
    private final SpokenMessages messages;
    private final MeterRegistry metrics;
    private final Clock clock;

    Reception(
            Flows flows,
            Calls calls,
            CallSpans spans,
            LiveCalls live,
            FlowLines lines,
            WaitingWords waitingWords,
            SoundServer sounds,
            CallsMade made,
            SpokenMessages messages,
            MeterRegistry metrics,
            Clock clock) {
        this.flows = flows;
        this.calls = calls;
        this.spans = spans;
        this.live = live;
        this.lines = lines;
        this.waitingWords = waitingWords;
        this.sounds = sounds;
        this.made = made;
        this.messages = messages;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Keeps what a caller had said whose server died.
    void takeUp(ExchangeFile exchange, LiveCall call) {
        messages.rescue(exchange, call.interaction(), false);
    }

    /// Leads a caller who has just come, or whose server died before they waited.
    ///
    /// @return whether they wait for a person
    boolean receive(ExchangeFile exchange, LiveCall call, FlowLine line, AgiChannel channel) throws AgiException {
        var id = call.interaction();
        var entryPoint = calls.entryPointOf(id);
        if (flows.serves(entryPoint)) {
            try {
                var outcome = flows.run(session(exchange, call, line, channel), FlowCall.of(entryPoint, id));
                calls.served(id, outcome);
                return outcome instanceof FlowOutcome.Queued;
            } catch (RuntimeException e) {
                LOG.error("self-service broke for contact {}; its caller waits for a person", id, e);
            }
        }
        return queued(exchange, id, channel);
    }

    /// What the flow still has for a caller whom the agent has left on the line.
    void afterAgent(ExchangeFile exchange, LiveCall call, AgiChannel channel) {
        var id = call.interaction();
        if (live.find(id).isEmpty() || calls.state(id) != InteractionState.WRAP_UP || made.isMade(id)) {
            return; // the caller has left, something else goes on, or it was we who called
        }
        if (flows.serves(calls.entryPointOf(id))) {
            spans.begin(id, CallSpans.Kind.SELF_SERVICE, clock.instant());
            var line = lines.open(call.channelId());
            try {
                flows.afterAgent(session(exchange, call, line, channel), id);
            } finally {
                close(call);
            }
        }
    }

    /// Tells a caller who hears music where they stand.
    void announce(ExchangeFile exchange, LiveCall call, AgiChannel channel) throws AgiException {
        var words = waitingWords.of(call.interaction());
        if (words.isEmpty()) {
            return;
        }
        channel.stopMusicOnHold();
        var line = lines.open(call.channelId());
        try {
            session(exchange, call, line, channel).tell(words.get());
        } finally {
            close(call);
        }
        channel.playMusicOnHold();
    }

    /// The line is heard of as any other again. That the caller left meanwhile has not been dealt with; what the flow
    /// settled for them stands.
    void close(LiveCall call) {
        if (lines.close(call.channelId())) {
            calls.callerLeft(call.interaction());
            call.tell(new LiveCall.Order.Over());
            live.leave(call);
        }
    }

    private boolean queued(ExchangeFile exchange, InteractionId id, AgiChannel channel) throws AgiException {
        channel.exec("Playback", exchange.ownSound("chime"));
        return switch (calls.queue(id)) {
            case WAITS -> true;
            case PASSED -> calls.state(id).isOpen();
            case CLOSED -> {
                channel.exec("Playback", exchange.ownSound("chime"));
                calls.refused(id);
                yield false;
            }
        };
    }

    private PhoneSession session(ExchangeFile exchange, LiveCall call, FlowLine line, AgiChannel channel) {
        return new PhoneSession(channel, line, sounds.of(exchange), exchange, call.interaction(), messages, metrics);
    }
}

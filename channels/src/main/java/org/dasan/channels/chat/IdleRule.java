package org.dasan.channels.chat;

import java.time.Instant;
import org.dasan.city.Timeouts;
import org.jspecify.annotations.Nullable;

/// When a citizen who no longer answers is warned, and when the conversation ends. Never without a warning,
/// and never sooner after it than the entry point says, however late the warning came.
final class IdleRule {
    private IdleRule() {}

    /// The city has spoken last.
    ///
    /// @param spokeAt  its last word
    /// @param warnedAt when the citizen was warned since then
    record Silence(Instant spokeAt, @Nullable Instant warnedAt) {}

    /// What is due.
    enum Step {
        NOTHING,
        WARN,
        CLOSE
    }

    static Step decide(Silence silence, Timeouts timeouts, Instant now) {
        if (silence.warnedAt() != null) {
            return now.isBefore(closesAt(silence.spokeAt(), silence.warnedAt(), timeouts)) ? Step.NOTHING : Step.CLOSE;
        }
        return now.isBefore(silence.spokeAt().plus(timeouts.idleWarning())) ? Step.NOTHING : Step.WARN;
    }

    /// When the conversation ends if the citizen says nothing after the warning.
    static Instant closesAt(Instant spokeAt, Instant warnedAt, Timeouts timeouts) {
        var bySilence = spokeAt.plus(timeouts.idleClose());
        var byWarning = warnedAt.plus(timeouts.idleClose().minus(timeouts.idleWarning()));
        return bySilence.isAfter(byWarning) ? bySilence : byWarning;
    }
}

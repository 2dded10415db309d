package org.dasan.acd;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.dasan.city.EntryPoint;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How it would be for somebody who came to an entry point now. Each answer is measured anew; channels keep
/// it for a moment.
@Component
public class Outlooks {
    private final Queues queues;
    private final QueueTimes queueTimes;
    private final Clock clock;

    Outlooks(Queues queues, QueueTimes queueTimes, Clock clock) {
        this.queues = queues;
        this.queueTimes = queueTimes;
        this.clock = clock;
    }

    /// How it stands in one language.
    ///
    /// @param opensAt      when it opens next; nothing while it is open, or when it does not open within a
    /// year
    /// @param waiting      who waits already
    /// @param expectedWait nothing when nobody can tell; zero: answered at once
    /// @param ready        agents who could answer at once
    public record InLanguage(
            String language,
            boolean open,
            @Nullable Instant opensAt,
            int waiting,
            @Nullable Duration expectedWait,
            int ready,
            Instant measuredAt) {}

    /// Closed for good where no queue takes that language.
    public InLanguage of(EntryPoint entryPoint, String language) {
        var now = clock.instant();
        try {
            var queue = queues.choose(entryPoint.id(), SeatRole.AGENT, language);
            if (!queues.isOpen(queue, entryPoint, now)) {
                var opensAt = queues.opensNext(queue, entryPoint, now).orElse(null);
                return new InLanguage(language, false, opensAt, 0, null, 0, now);
            }
            var outlook = queueTimes.outlook(queue, language, entryPoint.channel());
            return new InLanguage(
                    language, true, null, outlook.waiting(), outlook.expectedWait(), outlook.ready(), now);
        } catch (UnknownQueueException _) {
            return new InLanguage(language, false, null, 0, null, 0, now);
        }
    }
}

package org.dasan.acd;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.dasan.acd.Availability.Standing;
import org.dasan.city.EntryPoint;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How it would be for somebody who came to an entry point now.
@Component
public class Outlooks {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MOST = 1000;

    private final Queues queues;
    private final QueueTimes queueTimes;
    private final Clock clock;
    private final LoadingCache<Asked, Standing> standings =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build(this::measure);

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

    private record Asked(EntryPoint entryPoint, String language) {}

    /// How it stands for somebody who speaks `language`, as of a moment ago. Where it is not offered they are
    /// answered in the entry point's first one.
    public Standing standing(EntryPoint entryPoint, String language) {
        var spoken = entryPoint.languages().contains(language) ? language : entryPoint.defaultLanguage();
        return standings.get(new Asked(entryPoint, spoken));
    }

    private Standing measure(Asked asked) {
        var one = of(asked.entryPoint(), asked.language());
        return new Standing(one.open(), one.opensAt(), one.waiting(), one.expectedWait(), one.measuredAt());
    }

    /// Measured anew each time. Closed for good where no queue takes that language.
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

package org.dasan.channels.chat;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dasan.acd.Availability;
import org.dasan.acd.QueueTimes;
import org.dasan.acd.Queues;
import org.dasan.acd.SeatRole;
import org.dasan.acd.UnknownQueueException;
import org.dasan.city.Channel;
import org.dasan.city.EntryPoint;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells before anybody begins a chat whether it is open and how long it would take. Measured at most every
/// two seconds, however many ask.
@Component
public class ChatAvailability implements Availability {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MOST = 1000;

    private final ChatEntryPoints entryPoints;
    private final Queues queues;
    private final QueueTimes queueTimes;
    private final Clock clock;
    private final LoadingCache<String, Optional<Measured>> measured =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build(this::measure);

    ChatAvailability(ChatEntryPoints entryPoints, Queues queues, QueueTimes queueTimes, Clock clock) {
        this.entryPoints = entryPoints;
        this.queues = queues;
        this.queueTimes = queueTimes;
        this.clock = clock;
    }

    /// How a chat stands in one language.
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
            int ready) {}

    /// How a chat stands, in each of its languages.
    public record Measured(Instant at, List<InLanguage> languages) {
        public Measured {
            languages = List.copyOf(languages);
        }

        /// Open in at least one language.
        public boolean open() {
            return languages.stream().anyMatch(InLanguage::open);
        }
    }

    /// The chat of this entry point; empty when there is none.
    public Optional<Measured> of(String entryPoint) {
        return measured.get(entryPoint);
    }

    @Override
    public Channel channel() {
        return Channel.CHAT;
    }

    @Override
    public Optional<Standing> standing(String entryPoint, String language) {
        return of(entryPoint)
                .map(measured -> measured.languages().stream()
                        .filter(one -> one.language().equals(language))
                        .findFirst()
                        .map(one -> new Standing(
                                one.open(), one.opensAt(), one.waiting(), one.expectedWait(), measured.at()))
                        .orElseGet(() -> new Standing(false, null, 0, null, measured.at())));
    }

    private Optional<Measured> measure(String key) {
        var now = clock.instant();
        return entryPoints
                .find(key)
                .map(entryPoint -> new Measured(
                        now,
                        entryPoint.languages().stream()
                                .map(language -> measure(entryPoint, language, now))
                                .toList()));
    }

    private InLanguage measure(EntryPoint entryPoint, String language, Instant now) {
        try {
            var queue = queues.choose(entryPoint.id(), SeatRole.AGENT, language);
            if (!queues.isOpen(queue, entryPoint, now)) {
                return new InLanguage(
                        language,
                        false,
                        queues.opensNext(queue, entryPoint, now).orElse(null),
                        0,
                        null,
                        0);
            }
            var outlook = queueTimes.outlook(queue, language, Channel.CHAT);
            return new InLanguage(language, true, null, outlook.waiting(), outlook.expectedWait(), outlook.ready());
        } catch (UnknownQueueException _) {
            return new InLanguage(language, false, null, 0, null, 0);
        }
    }
}

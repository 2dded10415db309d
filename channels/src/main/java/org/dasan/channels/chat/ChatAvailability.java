package org.dasan.channels.chat;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dasan.acd.Availability;
import org.dasan.acd.Outlooks;
import org.dasan.city.Channel;
import org.springframework.stereotype.Component;

/// Tells before anybody begins a chat whether it is open and how long it would take. Measured at most every
/// two seconds, however many ask.
@Component
public class ChatAvailability implements Availability {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MOST = 1000;

    private final ChatEntryPoints entryPoints;
    private final Outlooks outlooks;
    private final Clock clock;
    private final LoadingCache<String, Optional<Measured>> measured =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build(this::measure);

    ChatAvailability(ChatEntryPoints entryPoints, Outlooks outlooks, Clock clock) {
        this.entryPoints = entryPoints;
        this.outlooks = outlooks;
        this.clock = clock;
    }

    /// How a chat stands, in each of its languages.
    public record Measured(Instant at, List<Outlooks.InLanguage> languages) {
        public Measured {
            languages = List.copyOf(languages);
        }

        /// Open in at least one language.
        public boolean open() {
            return languages.stream().anyMatch(Outlooks.InLanguage::open);
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
                                .map(language -> outlooks.of(entryPoint, language))
                                .toList()));
    }
}

package org.dasan.telephony;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dasan.acd.QueueTimes;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.selfservice.Prompts;
import org.dasan.selfservice.Speech;
import org.springframework.stereotype.Component;

/// What callers who wait are told: their place and how long it will take, or only that they are not forgotten
/// while nobody can tell.
@Component
class WaitingWords {
    /// Between two announcements, and before the first one less than that.
    static final Duration EVERY = Duration.ofMinutes(1);

    private static final String POSITION = "queue.position";
    private static final String WAITING = "queue.waiting";

    private final QueueTimes queueTimes;
    private final Prompts prompts;
    private final InteractionQueries queries;

    WaitingWords(QueueTimes queueTimes, Prompts prompts, InteractionQueries queries) {
        this.queueTimes = queueTimes;
        this.prompts = prompts;
        this.queries = queries;
    }

    /// In the language of the contact; empty when the caller does not wait, or there is nothing that could be heard.
    Optional<Speech> of(InteractionId id) {
        var place = queueTimes.places(List.of(id)).get(id);
        if (place == null) {
            return Optional.empty();
        }
        var language = queries.find(id).orElseThrow().language();
        var wait = place.expectedWait();
        if (wait != null) {
            var position = prompts.find(
                            POSITION,
                            language,
                            Map.of("position", "" + (place.ahead() + 1), "minutes", "" + minutes(wait)))
                    .filter(WaitingWords::canBeHeard);
            if (position.isPresent()) {
                queueTimes.told(Map.of(id, place));
                return position;
            }
        }
        return prompts.find(WAITING, language, Map.of()).filter(WaitingWords::canBeHeard);
    }

    private static boolean canBeHeard(Speech speech) {
        return speech.parts().stream().anyMatch(part -> !part.sounds().isEmpty());
    }

    /// Rounded up: whoever is told a minute more is not disappointed.
    private static long minutes(Duration wait) {
        return Math.max(1, wait.plusSeconds(59).toMinutes());
    }
}

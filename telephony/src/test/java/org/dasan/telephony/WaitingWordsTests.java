package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.dasan.interactions.InteractionState;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What callers are told while they wait, as it reaches their ear.
@NeedsExchange
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaitingWordsTests {
    /// Hertz: the tone that all prompts of a test are.
    private static final double PROMPT = TestPrompts.PITCH;
    /// Hertz: a note of the music.
    private static final double MUSIC = 262;

    private final VoiceCity city;

    WaitingWordsTests(@TempDir Path folder) {
        city = VoiceCity.start(folder);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void whoWaitsHearsMusicAndThenTheirPlaceAndHowLongItTakes() {
        theQueueHasAPace();
        try (var ear = new Ear();
                var caller = Telephone.listens(city.exchange, city.folder(), "01023459001", ear.port())) {
            var id = city.newest(4, InteractionState.WAITING);
            Eventually.that(() -> assertThat(ear.loudest(MUSIC)).isGreaterThan(500));
            assertThat(ear.loudest(PROMPT)).isLessThan(4000);

            Eventually.within(
                    Duration.ofSeconds(60),
                    () -> assertThat(ear.loudest(PROMPT)).isGreaterThan(6000));

            assertThat(told(id.value())).isEqualTo(1);
            assertThat(caller.isInCall()).isTrue();
        }
    }

    private int told(Object id) {
        return city.jdbc
                .sql("SELECT count(*) FROM seat WHERE interaction_id = :id AND told_seconds IS NOT NULL")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /// Three were answered within the last quarter of an hour.
    private void theQueueHasAPace() {
        for (int i = 1; i <= 3; i++) {
            try (var caller = city.caller("caller-leaves", "0102345901" + i, 3000)) {
                caller.endsWell();
                city.newest(i, InteractionState.CLOSED);
            }
        }
        city.sql("UPDATE seat SET connected_at = queued_since");
    }
}

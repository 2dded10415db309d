package org.dasan.acd.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.dasan.acd.RandomDay;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The wallboard against a count of the tables, in the middle of days as chance will have them, and when the clock
/// runs faster than ours.
@WithDatabase
class WallboardTests {
    private static final String WAITING = """
            FROM seat s JOIN interaction i ON i.id = s.interaction_id
             WHERE s.state IN ('WAITING', 'OFFERED') AND s.role = 'AGENT' AND cast('%s' AS uuid) IN (s.organisation_id, i.organisation_id)
            """.formatted(RandomDay.CITY);

    private static final String RATED = """
            FROM survey v JOIN interaction i ON i.id = v.interaction_id
             WHERE v.rating IS NOT NULL AND cast('%s' AS uuid) IN (i.organisation_id, (
                   SELECT s.organisation_id FROM seat s WHERE s.interaction_id = i.id AND s.connected_at IS NOT NULL
                    ORDER BY s.connected_at DESC, s.id DESC LIMIT 1))
            """.formatted(RandomDay.CITY);

    private final long seed = new Random().nextLong(1_000_000);
    private final RandomDay day;

    WallboardTests(TestDatabase database, MutableClock clock, @TempDir Path folder) {
        day = new RandomDay(database, clock, folder, seed);
    }

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void tellsWhatTheTablesHoldAtEachMoment() {
        for (int look = 0; look < 8; look++) {
            day.live(40);
            agrees(look);
        }
        day.end();
        agrees(8);
        assertThat(wall().waiting()).isZero();
        assertThat(wall().longestWaitSeconds()).isNull();
    }

    @Test
    void keepsUpWithAClockThatRunsFaster() {
        day.live(60);
        var before = longest();
        for (int hours = 0; before == null && hours < 20; hours++) {
            day.live(20); // until somebody waits
            before = longest();
        }
        assertThat(before).as("somebody waits, seed " + seed).isNotNull();

        day.advance(Duration.ofHours(1));

        assertThat(wall().longestWaitSeconds()).as("seed " + seed).isEqualTo(Objects.requireNonNull(before) + 3600);
        assertThat(wall().at()).isEqualTo(day.now());
    }

    @Test
    void tellsHowSatisfiedCitizensWereToday() {
        day.liveAndTell(150);

        var today = wall().today().values();

        int answered = count("SELECT count(*) " + RATED);
        assertThat(today.get("surveysAnswered")).as("seed " + seed).isEqualTo((long) answered);
        assertThat(answered).as("seed " + seed).isPositive();
        assertThat(today.get("satisfaction"))
                .as("seed " + seed)
                .isEqualTo(day.jdbc()
                        .sql("SELECT round(avg(v.rating), 2) " + RATED)
                        .query(Double.class)
                        .single());
    }

    private void agrees(int look) {
        var wall = wall();
        var where = "look " + look + ", seed " + seed;
        assertThat(wall.waiting()).as(where).isEqualTo(count("SELECT count(*) " + WAITING));
        assertThat(wall.longestWaitSeconds()).as(where).isEqualTo(longest());
    }

    private @Nullable Long longest() {
        return day
                .jdbc()
                .sql("SELECT min(s.queued_since) " + WAITING)
                .query((rs, _) -> rs.getObject(1, OffsetDateTime.class))
                .list()
                .stream()
                .filter(since -> since != null)
                .map(since -> Duration.between(since.toInstant(), day.now()).toSeconds())
                .findFirst()
                .orElse(null);
    }

    private int count(String sql) {
        return day.jdbc().sql(sql).query(Integer.class).single();
    }

    private Wall wall() {
        var facts = day.bean(WallReader.class).read(null);
        return day.bean(WallPainter.class).paint(facts, new WallView(RandomDay.CITY, Set.of()), 1);
    }
}

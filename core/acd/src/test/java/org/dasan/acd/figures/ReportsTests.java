package org.dasan.acd.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dasan.acd.RandomDay;
import org.dasan.acd.books.Reconciliation;
import org.dasan.acd.books.Term;
import org.dasan.acd.figures.Measure.Scope;
import org.dasan.acd.figures.Question.Dimension;
import org.dasan.acd.figures.Question.Step;
import org.dasan.city.OrganisationId;
import org.dasan.store.Cursor;
import org.dasan.store.EventLog;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reports over days as chance will have them, against the books and against the event log. The seed is in the
/// name of each failure.
@WithDatabase
class ReportsTests {
    private static final Set<OrganisationId> ALL = Set.of(RandomDay.CITY, RandomDay.DISTRICT);
    private static final Set<Scope> COUNTED = EnumSet.of(Scope.CONTACTS, Scope.WORK, Scope.SURVEYS, Scope.STAFF);

    private static final Set<Scope> SHOWN_BEHIND = EnumSet.of(Scope.CONTACTS, Scope.SURVEYS);

    private final long seed = new Random().nextLong(1_000_000);
    private final RandomDay day;

    ReportsTests(TestDatabase database, MutableClock clock, @TempDir Path folder) {
        day = new RandomDay(database, clock, folder, seed);
    }

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void equalARecountOfTheEventLogWhetherKeptOrCountedAfresh() {
        day.liveAndTell(250);
        fold(); // what is kept now is overtaken by what follows
        day.liveAndTell(250);
        day.end();
        day.tell();
        var recount = Recount.of(day);
        var expected = values(recount.total());

        assertThat(expected).as("somebody was asked and answered").containsKeys("satisfaction", "surveyResponse");
        assertThat(report(Step.TOTAL, Dimension.NONE).totals().values())
                .as("partly kept, seed " + seed)
                .containsAllEntriesOf(expected);
        assertThat(fold()).isPositive();
        assertThat(report(Step.TOTAL, Dimension.NONE).totals().values())
                .as("kept, seed " + seed)
                .containsAllEntriesOf(expected);
        day.jdbc().sql("UPDATE figure_half_hour SET stale = true").update();
        assertThat(report(Step.TOTAL, Dimension.NONE).totals().values())
                .as("counted afresh, seed " + seed)
                .containsAllEntriesOf(expected);
        assertThat(report(Step.TOTAL, Dimension.NONE).totals().outcomes())
                .isEqualTo(recount.total().outcomes());
    }

    @Test
    void divideByHalfHourAndQueueAsTheEventLogDoes() {
        day.live(300);
        day.end();
        day.tell();
        fold();

        var rows = report(Step.HALF_HOUR, Dimension.QUEUE).rows();

        var found = new TreeMap<String, Map<String, @Nullable Number>>();
        rows.forEach(row -> {
            var contacts = new TreeMap<>(row.values());
            contacts.keySet().removeIf(code -> Measure.of(code).orElseThrow().scope() != Scope.CONTACTS);
            if (contacts.get("arrived") instanceof Long n && n > 0) {
                found.put(row.start() + " " + row.key(), contacts);
            }
        });
        var expected = new TreeMap<String, Map<String, @Nullable Number>>();
        Recount.of(day)
                .byHalfHourAndQueue()
                .forEach((key, tally) ->
                        expected.put(key, new TreeMap<>(Measure.values(tally, EnumSet.of(Scope.CONTACTS)))));
        assertThat(found).as("seed " + seed).isEqualTo(expected);
    }

    @Test
    void addUpToTheTotalWhateverTheyAreDividedBy() {
        day.liveAndTell(200);
        day.end();
        day.tell();
        var counts = Arrays.stream(Measure.values())
                .filter(m -> m.unit() == Measure.Unit.COUNT && SHOWN_BEHIND.contains(m.scope()))
                .map(Measure::code)
                .toList();

        for (var by : EnumSet.complementOf(EnumSet.of(Dimension.AGENT_GROUP))) {
            var report = report(Step.HALF_HOUR, by);
            for (var code : counts) {
                long sum = report.rows().stream()
                        .mapToLong(row -> number(row.values().get(code)))
                        .sum();
                assertThat(sum)
                        .as(code + " by " + by + ", seed " + seed)
                        .isEqualTo(number(report.totals().values().get(code)));
            }
        }
    }

    @Test
    void agreeWithTheBooksToTheUnit() {
        day.live(200);
        day.tell();
        fold();
        day.live(60);
        day.tell();

        var books = day.bean(Reconciliation.class).check(Optional.empty());
        var totals = report(Step.TOTAL, Dimension.NONE).totals().values();

        assertThat(books.balanced()).isTrue();
        assertThat(totals.get("arrived")).isEqualTo(books.arrived());
        var ends = Map.of(
                "handled", Term.HANDLED,
                "selfServed", Term.SELF_SERVED,
                "abandoned", Term.ABANDONED,
                "refused", Term.REFUSED,
                "lost", Term.LOST,
                "promised", Term.PROMISED);
        ends.forEach((code, term) -> assertThat(totals.get(code))
                .as(code + ", seed " + seed)
                .isEqualTo(books.terms().get(term)));
        long open = books.terms().entrySet().stream()
                .filter(term -> !ends.containsValue(term.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertThat(totals.get("open")).isEqualTo(open);
    }

    @Test
    void areTheSameInWhateverOrderTheLogIsHeard() {
        day.live(200);
        day.end();
        var events = day.bean(EventLog.class).tail(new Cursor(0, 0), 1000);
        var mixed = new java.util.ArrayList<>(events);
        Collections.shuffle(mixed, new Random(seed));
        for (int i = 0; i < mixed.size(); i += 50) {
            day.tell(mixed.subList(i, Math.min(mixed.size(), i + 50)));
        }
        day.toldUpTo(events.getLast().cursor());
        day.tell();
        var expected = values(Recount.of(day).total());

        fold();

        assertThat(report(Step.TOTAL, Dimension.NONE).totals().values())
                .as("seed " + seed)
                .containsAllEntriesOf(expected);
    }

    @Test
    void showASupervisorOfOneDistrictNothingOfAnother() {
        day.live(200);
        day.end();
        day.tell();
        fold();
        var district = question(Step.TOTAL, Dimension.ORGANISATION, Set.of(RandomDay.DISTRICT));

        var rows = day.bean(Reports.class).of(district).rows();
        var contacts = day.bean(ContactsBehind.class).of(Measure.ARRIVED, district, null, 1000);

        long seen = rows.stream()
                .mapToLong(row -> number(row.values().get("arrived")))
                .sum();
        assertThat(seen).isEqualTo(contacts.size()).isPositive();
        var theirs = day.jdbc()
                .sql("""
                        SELECT count(*) FROM interaction i
                         WHERE i.organisation_id = :district OR (SELECT s.organisation_id FROM seat s WHERE s.interaction_id = i.id
                                                                  ORDER BY s.created_at, s.id LIMIT 1) = :district
                        """)
                .param("district", RandomDay.DISTRICT.value())
                .query(Long.class)
                .single();
        assertThat(seen)
                .isEqualTo(theirs)
                .isLessThan(number(
                        report(Step.TOTAL, Dimension.NONE).totals().values().get("arrived")));
        assertThat(day.bean(Reports.class)
                        .of(question(Step.TOTAL, Dimension.NONE, Set.of()))
                        .rows())
                .isEmpty();
    }

    @Test
    void showTheContactsBehindEachNumber() {
        day.liveAndTell(300);
        day.end();
        day.tell();
        var totals = report(Step.TOTAL, Dimension.NONE).totals().values();
        var question = question(Step.TOTAL, Dimension.NONE, ALL);
        var behind = day.bean(ContactsBehind.class);

        for (var measure : Measure.values()) {
            var found = behind.of(measure, question, null, 10_000);
            if (SHOWN_BEHIND.contains(measure.scope()) && measure.unit() == Measure.Unit.COUNT) {
                assertThat(found).as(measure + ", seed " + seed).hasSize((int) number(totals.get(measure.code())));
            }
            if (SHOWN_BEHIND.contains(measure.scope()) && measure.unit() == Measure.Unit.RATIO && !found.isEmpty()) {
                long hits = found.stream().filter(ContactsBehind.Item::hit).count();
                assertThat(Math.round(hits * 10_000.0 / found.size()) / 10_000.0)
                        .as(measure + ", seed " + seed)
                        .isEqualTo(totals.get(measure.code()));
            }
        }
        var rated = behind.of(Measure.SATISFACTION, question, null, 10_000);
        assertThat(rated).extracting(ContactsBehind.Item::rating).doesNotContainNull();
        assertThat(rated.stream()
                        .mapToInt(item -> item.rating() == null ? 0 : item.rating())
                        .average()
                        .orElse(0))
                .isCloseTo(Objects.requireNonNull(totals.get("satisfaction")).doubleValue(), within(0.005));
        var pages = behind.of(Measure.ARRIVED, question, null, 7);
        var next = behind.of(Measure.ARRIVED, question, pages.getLast().id(), 7);
        assertThat(next.getFirst().arrivedAt()).isAfterOrEqualTo(pages.getLast().arrivedAt());
        assertThat(next).doesNotContainAnyElementsOf(pages);
    }

    @Test
    void keepNothingThatWouldBeAPersonsFigure() {
        day.live(100);
        day.end();
        day.tell();

        assertThat(report(Step.TOTAL, Dimension.AGENT_GROUP).rows())
                .as("nobody is known to belong to a group of three or more")
                .isEmpty();
    }

    private int fold() {
        day.advance(Duration.ofMinutes(40));
        return day.bean(FigureFold.class).foldWhatIsOver();
    }

    private Report report(Step step, Dimension by) {
        return day.bean(Reports.class).of(question(step, by, ALL));
    }

    private static Question question(Step step, Dimension by, Set<OrganisationId> visible) {
        return new Question(
                MutableClock.MONDAY_NINE.minus(Duration.ofHours(9)),
                Instant.parse("2026-11-24T15:00:00Z"),
                step,
                by,
                visible,
                null,
                null,
                null,
                null);
    }

    private static Map<String, Number> values(Tally tally) {
        return Measure.values(tally, COUNTED).entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> java.util.Objects.requireNonNull(entry.getValue())));
    }

    private static long number(@Nullable Number value) {
        return value == null ? 0 : value.longValue();
    }
}

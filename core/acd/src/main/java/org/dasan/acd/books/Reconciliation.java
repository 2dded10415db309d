package org.dasan.acd.books;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dasan.city.Calendars;
import org.dasan.city.Label;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.books.Book;
import org.dasan.interactions.books.BookPage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Proves that nothing is missing: arrived = the sum of the terms, and every book balances. Days that are
/// over and balance are folded once into a checkpoint, so that asking costs the open days only.
@Component
public class Reconciliation {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<Term, Long>> TERMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final List<Book> books;
    private final Calendars calendars;
    private final Clock clock;

    Reconciliation(JdbcClient jdbc, List<Book> books, Calendars calendars, Clock clock) {
        this.jdbc = jdbc;
        this.books = List.copyOf(books);
        this.calendars = calendars;
        this.clock = clock;
    }

    /// A book and what its comparison found.
    public record Checked(Label name, BookPage page) {}

    /// The whole statement.
    ///
    /// @param from     what was compared row by row; earlier days come from their checkpoints
    /// @param arrived  inbound interactions, counted in the event log
    /// @param terms    inbound interactions by where they are, counted in the rows
    /// @param outbound the same for what the city began
    public record Statement(
            Instant at,
            Instant from,
            boolean balanced,
            long arrived,
            Map<Term, Long> terms,
            Map<Term, Long> outbound,
            List<Checked> books) {}

    /// The statement as of now, in one snapshot of the database.
    ///
    /// @param from compares again from here on, checkpoints or not; nothing = the days that are still open
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Statement check(Optional<Instant> from) {
        var start = from.orElseGet(this::firstOpenDay);
        long arrived = arrivedEvents(start);
        var terms = terms("INBOUND", start);
        var outbound = terms("OUTBOUND", start);
        if (from.isEmpty()) {
            for (var day : checkpoints()) {
                arrived += day.arrived();
                day.terms().forEach((term, n) -> terms.merge(term, n, Long::sum));
                day.outbound().forEach((term, n) -> outbound.merge(term, n, Long::sum));
            }
        }
        var checked = new ArrayList<Checked>();
        books.forEach(book -> checked.add(new Checked(book.name(), book.check(start))));
        long sum = terms.values().stream().mapToLong(Long::longValue).sum();
        boolean balanced =
                arrived == sum && checked.stream().allMatch(c -> c.page().balanced());
        return new Statement(clock.instant(), start, balanced, arrived, terms, outbound, checked);
    }

    /// Folds the days before today, oldest first, as long as each is closed and all balances. Every hour, on
    /// every node; what one has folded the others leave.
    ///
    /// @return how many days were folded
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 120_000)
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public int foldClosedDays() {
        var today = clock.instant().atZone(calendars.zone()).toLocalDate();
        int folded = 0;
        var day = firstOpenDay().atZone(calendars.zone()).toLocalDate();
        if (!day.isBefore(today) || !check(Optional.empty()).balanced()) {
            return 0;
        }
        for (; day.isBefore(today) && isClosed(day); day = day.plusDays(1)) {
            fold(day);
            folded++;
        }
        return folded;
    }

    private Instant firstOpenDay() {
        return jdbc.sql("SELECT max(day) FROM books_day")
                .query((rs, _) -> Optional.ofNullable(rs.getObject(1, LocalDate.class)))
                .single()
                .map(day -> start(day.plusDays(1)))
                .or(() -> jdbc.sql("SELECT arrived_at FROM interaction ORDER BY arrived_at LIMIT 1")
                        .query((rs, _) -> start(rs.getObject(1, OffsetDateTime.class)
                                .toInstant()
                                .atZone(calendars.zone())
                                .toLocalDate()))
                        .optional())
                .orElseGet(() -> start(clock.instant().atZone(calendars.zone()).toLocalDate()));
    }

    private boolean isClosed(LocalDate day) {
        return jdbc.sql(
                        "SELECT NOT EXISTS (SELECT 1 FROM interaction WHERE arrived_at >= :from AND arrived_at < :to AND state <> 'CLOSED')")
                .param("from", start(day).atOffset(ZoneOffset.UTC))
                .param("to", start(day.plusDays(1)).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private void fold(LocalDate day) {
        var inbound = terms("INBOUND", start(day), start(day.plusDays(1)));
        jdbc.sql(
                        "INSERT INTO books_day (day, arrived, terms, outbound, folded_at) VALUES (:day, :arrived, :terms::jsonb, :outbound::jsonb, :now) ON CONFLICT DO NOTHING")
                .param("day", day)
                .param(
                        "arrived",
                        inbound.values().stream().mapToLong(Long::longValue).sum())
                .param("terms", JSON.writeValueAsString(inbound))
                .param("outbound", JSON.writeValueAsString(terms("OUTBOUND", start(day), start(day.plusDays(1)))))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private record Day(long arrived, Map<Term, Long> terms, Map<Term, Long> outbound) {}

    private List<Day> checkpoints() {
        return jdbc.sql("SELECT arrived, terms::text, outbound::text FROM books_day ORDER BY day")
                .query((rs, _) -> new Day(
                        rs.getLong(1), JSON.readValue(rs.getString(2), TERMS), JSON.readValue(rs.getString(3), TERMS)))
                .list();
    }

    private long arrivedEvents(Instant from) {
        return jdbc.sql("""
                SELECT count(*) FROM event
                 WHERE stream_type = 'INTERACTION' AND seq = 1 AND type = 'interactions.arrived' AND data ->> 'direction' = 'INBOUND'
                   AND stream_id >= (SELECT id FROM interaction WHERE arrived_at >= :from ORDER BY id LIMIT 1)
                   AND occurred_at >= :from
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private Map<Term, Long> terms(String direction, Instant from) {
        return terms(direction, from, Instant.parse("9999-01-01T00:00:00Z"));
    }

    private Map<Term, Long> terms(String direction, Instant from, Instant to) {
        var terms = new EnumMap<Term, Long>(Term.class);
        for (var term : Term.values()) {
            terms.put(term, 0L);
        }
        jdbc.sql("""
                SELECT state, outcome, count(*) FROM interaction
                 WHERE direction = :direction AND arrived_at >= :from AND arrived_at < :to GROUP BY state, outcome
                """)
                .param("direction", direction)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(rs -> {
                    var outcome = rs.getString(2);
                    terms.merge(
                            Term.of(
                                    InteractionState.valueOf(rs.getString(1)),
                                    Optional.ofNullable(outcome).map(Outcome::valueOf)),
                            rs.getLong(3),
                            Long::sum);
                });
        return terms;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(calendars.zone()).toInstant();
    }
}

package org.dasan.acd.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dasan.acd.figures.Measure.Scope;
import org.dasan.acd.figures.Question.Dimension;
import org.dasan.acd.figures.Question.Step;
import org.dasan.city.Calendars;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Interval reports: kept half hours where they are current, contacts themselves where not, in one snapshot of
/// the database.
@Component
public class Reports {
    private final JdbcClient jdbc;
    private final HalfHours halfHours;
    private final Calendars calendars;
    private final FigureNames names;

    Reports(JdbcClient jdbc, HalfHours halfHours, Calendars calendars, FigureNames names) {
        this.jdbc = jdbc;
        this.halfHours = halfHours;
        this.calendars = calendars;
        this.names = names;
    }

    private record Cell(Instant start, @Nullable String key) {}

    /// The report as of now.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Report of(Question question) {
        var cells = new HashMap<Cell, Tally>();
        var fresh = fresh(question);
        if (question.ofContacts()) {
            contacts(question, fresh, cells);
        }
        work(question, fresh, cells);
        if (question.ofStaff()) {
            staff(question, fresh, cells);
        }
        if (question.ofPromises()) {
            promises(question, cells);
        }
        return report(question, cells);
    }

    private Set<Instant> fresh(Question question) {
        return new HashSet<>(
                jdbc.sql("SELECT start FROM figure_half_hour WHERE NOT stale AND start >= :from AND start < :to")
                        .param("from", utc(question.from()))
                        .param("to", utc(question.to()))
                        .query((rs, _) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                        .list());
    }

    private void contacts(Question question, Set<Instant> fresh, Map<Cell, Tally> cells) {
        query(
                        question,
                        fresh,
                        "figure_contacts",
                        FigureSql.CONTACTS,
                        key(question.by()),
                        """
                state, sum(contacts) AS contacts, coalesce(sum(contacts) FILTER (WHERE queue_id IS NOT NULL), 0) AS offered, sum(answered) AS answered,
                sum(within_target) AS within_target, sum(short_abandons) AS short_abandons, sum(late_abandons) AS late_abandons,
                sum(wait_ms) AS wait_ms, max(longest_ms) AS longest_ms, sum(asked) AS asked, sum(resolved) AS resolved,
                sum(identified) AS identified, sum(repeated) AS repeated""",
                        "AND direction = 'INBOUND' GROUP BY 1, 2, state")
                .query(rs -> {
                    cell(cells, rs)
                            .addContacts(rs.getString("state"), rs.getLong("contacts"))
                            .add(Counted.OFFERED, rs.getLong("offered"))
                            .add(Counted.ANSWERED, rs.getLong("answered"))
                            .add(Counted.WITHIN_TARGET, rs.getLong("within_target"))
                            .add(Counted.SHORT_ABANDONS, rs.getLong("short_abandons"))
                            .add(Counted.LATE_ABANDONS, rs.getLong("late_abandons"))
                            .add(Counted.WAIT_MS, rs.getLong("wait_ms"))
                            .add(Counted.LONGEST_MS, rs.getLong("longest_ms"))
                            .add(Counted.ASKED, rs.getLong("asked"))
                            .add(Counted.RESOLVED, rs.getLong("resolved"))
                            .add(Counted.IDENTIFIED, rs.getLong("identified"))
                            .add(Counted.REPEATED, rs.getLong("repeated"));
                });
    }

    private void work(Question question, Set<Instant> fresh, Map<Cell, Tally> cells) {
        var group = question.group() == null ? "" : " AND group_id = cast(:group AS uuid)";
        query(question, fresh, "figure_work", FigureSql.WORK, key(question.by()), """
                sum(taken) AS taken, sum(talk_ms) AS talk_ms, sum(wrap_up_ms) AS wrap_up_ms, sum(transfers) AS transfers,
                sum(surveys_asked) AS surveys_asked, sum(surveys_answered) AS surveys_answered, sum(ratings) AS ratings,
                sum(satisfied) AS satisfied""", group + " GROUP BY 1, 2")
                .query(rs -> {
                    cell(cells, rs)
                            .add(Counted.TAKEN, rs.getLong("taken"))
                            .add(Counted.TALK_MS, rs.getLong("talk_ms"))
                            .add(Counted.WRAP_UP_MS, rs.getLong("wrap_up_ms"))
                            .add(Counted.TRANSFERS, rs.getLong("transfers"))
                            .add(Counted.SURVEYS_ASKED, rs.getLong("surveys_asked"))
                            .add(Counted.SURVEYS_ANSWERED, rs.getLong("surveys_answered"))
                            .add(Counted.RATINGS, rs.getLong("ratings"))
                            .add(Counted.SATISFIED, rs.getLong("satisfied"));
                });
    }

    private void staff(Question question, Set<Instant> fresh, Map<Cell, Tally> cells) {
        var sql = """
                SELECT %s AS bucket, %s AS key, sum(staffed_ms) AS staffed_ms, sum(busy_ms) AS busy_ms
                  FROM (SELECT f.* FROM figure_staff f JOIN figure_half_hour h ON h.start = f.start AND NOT h.stale
                         WHERE f.start >= :from AND f.start < :to
                         UNION ALL SELECT * FROM (%s) live) f
                 WHERE group_id = ANY(:visible::uuid[]) %s GROUP BY 1, 2
                """.formatted(
                        bucket(question.step()),
                        question.by() == Dimension.AGENT_GROUP ? "group_id::text" : "NULL::text",
                        FigureSql.STAFF,
                        question.group() == null ? "" : "AND group_id = cast(:group AS uuid)");
        bind(sql, question, fresh).query(rs -> {
            cell(cells, rs)
                    .add(Counted.STAFFED_MS, rs.getLong("staffed_ms"))
                    .add(Counted.BUSY_MS, rs.getLong("busy_ms"));
        });
    }

    /// Promises are few and say nothing in the log: they are counted as they stand.
    private void promises(Question question, Map<Cell, Tally> cells) {
        var key = question.by() == Dimension.ORGANISATION
                ? "organisation_id::text"
                : question.by() == Dimension.LANGUAGE ? "language" : "NULL::text";
        bind("""
                SELECT %s AS bucket, %s AS key, count(*) AS due, count(*) FILTER (WHERE state = 'DONE') AS kept,
                       count(*) FILTER (WHERE state = 'MISSED') AS missed
                  FROM (SELECT date_bin('30 minutes', due_at, :origin) AS start, organisation_id, language, state FROM promise
                         WHERE due_at >= :from AND due_at < :to AND state <> 'CANCELLED') f
                 WHERE organisation_id = ANY(:visible::uuid[]) AND (cast(:language AS text) IS NULL OR language = :language) GROUP BY 1, 2
                """.formatted(bucket(question.step()), key), question, Set.of()).query(rs -> {
            cell(cells, rs)
                    .add(Counted.PROMISES_DUE, rs.getLong("due"))
                    .add(Counted.PROMISES_KEPT, rs.getLong("kept"))
                    .add(Counted.PROMISES_MISSED, rs.getLong("missed"));
        });
    }

    private JdbcClient.StatementSpec query(
            Question question,
            Set<Instant> fresh,
            String table,
            String live,
            String key,
            String sums,
            String conditionAndGroups) {
        return bind(
                """
                SELECT %s AS bucket, %s AS key, %s
                  FROM (SELECT f.* FROM %s f JOIN figure_half_hour h ON h.start = f.start AND NOT h.stale
                         WHERE f.start >= :from AND f.start < :to
                         UNION ALL SELECT * FROM (%s) live) f
                 WHERE (organisation_id = ANY(:visible::uuid[]) OR queue_organisation_id = ANY(:visible::uuid[]))
                   AND (cast(:queue AS uuid) IS NULL OR queue_id = cast(:queue AS uuid))
                   AND (cast(:channel AS text) IS NULL OR channel = :channel)
                   AND (cast(:language AS text) IS NULL OR language = :language) %s
                """.formatted(bucket(question.step()), key, sums, table, live, conditionAndGroups), question, fresh);
    }

    private JdbcClient.StatementSpec bind(String sql, Question question, Set<Instant> fresh) {
        var rest = HalfHours.without(new HalfHours.Period(question.from(), question.to()), fresh);
        var channel = question.channel();
        return jdbc.sql(sql)
                .param("from", utc(question.from()))
                .param("to", utc(question.to()))
                .param("froms", HalfHours.froms(rest))
                .param("tos", HalfHours.tos(rest))
                .param("origin", halfHours.origin())
                .param("now", utc(halfHours.now()))
                .param("zone", calendars.zone().getId())
                .param(
                        "visible",
                        question.visible().stream()
                                .map(o -> o.value().toString())
                                .toArray(String[]::new))
                .param("queue", question.queue(), java.sql.Types.OTHER)
                .param("group", question.group(), java.sql.Types.OTHER)
                .param("channel", channel == null ? null : channel.name(), java.sql.Types.VARCHAR)
                .param("language", question.language(), java.sql.Types.VARCHAR);
    }

    private Report report(Question question, Map<Cell, Tally> cells) {
        var scopes = EnumSet.of(Scope.WORK, Scope.SURVEYS);
        if (question.ofContacts()) {
            scopes.add(Scope.CONTACTS);
        }
        if (question.ofStaff()) {
            scopes.add(Scope.STAFF);
        }
        if (question.ofPromises()) {
            scopes.add(Scope.PROMISES);
        }
        var total = new Tally();
        cells.values().forEach(total::addAll);
        var shown = question.by() == Dimension.AGENT_GROUP ? withoutFew(cells) : cells;
        var rows = new ArrayList<Report.Row>();
        shown.forEach((cell, tally) -> rows.add(new Report.Row(
                cell.start(),
                end(question, cell.start()),
                cell.key(),
                names.of(question.by(), cell.key()),
                Measure.values(tally, scopes),
                tally.outcomes())));
        rows.sort(Comparator.comparing(Report.Row::start).thenComparing(row -> names.order(question.by(), row.key())));
        return new Report(
                halfHours.now(),
                calendars.zone().getId(),
                question,
                rows,
                new Report.Row(
                        question.from(), question.to(), null, null, Measure.values(total, scopes), total.outcomes()));
    }

    /// A group of one or two would show what a person did: such groups are one row together, or none.
    private Map<Cell, Tally> withoutFew(Map<Cell, Tally> cells) {
        var few = names.fewAreEnough();
        var shown = new HashMap<Cell, Tally>();
        cells.forEach((cell, tally) -> {
            boolean small = names.isSmall(cell.key());
            if (!small || few) {
                var key = small ? FigureNames.FEW : cell.key();
                shown.computeIfAbsent(new Cell(cell.start(), key), _ -> new Tally())
                        .addAll(tally);
            }
        });
        return shown;
    }

    private Instant end(Question question, Instant start) {
        var end = switch (question.step()) {
            case HALF_HOUR -> start.plus(HalfHours.LENGTH);
            case DAY ->
                start.atZone(calendars.zone())
                        .toLocalDate()
                        .plusDays(1)
                        .atStartOfDay(calendars.zone())
                        .toInstant();
            case TOTAL -> question.to();
        };
        return end.isAfter(question.to()) ? question.to() : end;
    }

    private static Tally cell(Map<Cell, Tally> cells, ResultSet rs) throws SQLException {
        var cell = new Cell(rs.getObject("bucket", OffsetDateTime.class).toInstant(), rs.getString("key"));
        return cells.computeIfAbsent(cell, _ -> new Tally());
    }

    private static String bucket(Step step) {
        return switch (step) {
            case HALF_HOUR -> "start";
            case DAY -> "date_trunc('day', start, :zone)";
            case TOTAL -> "cast(:from AS timestamptz)";
        };
    }

    private static String key(Dimension by) {
        return switch (by) {
            case NONE -> "NULL::text";
            case QUEUE -> "queue_id::text";
            case CHANNEL -> "channel";
            case LANGUAGE -> "language";
            case ORGANISATION -> "organisation_id::text";
            case AGENT_GROUP -> "group_id::text";
        };
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

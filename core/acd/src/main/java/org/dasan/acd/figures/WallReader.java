package org.dasan.acd.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.acd.figures.WallFacts.Doing;
import org.dasan.city.Calendars;
import org.dasan.city.Channel;
import org.dasan.city.Grants;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what wallboards show: counts of now each time, ratios and the day's lines less often.
@Component
class WallReader {
    static final Duration WINDOW = Duration.ofMinutes(30);
    private static final Duration RATIOS_EVERY = Duration.ofSeconds(5);
    private static final Duration DAY_EVERY = Duration.ofSeconds(30);
    private static final int AGENTS = 10_000;

    private final JdbcClient jdbc;
    private final HalfHours halfHours;
    private final Calendars calendars;
    private final Grants grants;

    WallReader(JdbcClient jdbc, HalfHours halfHours, Calendars calendars, Grants grants) {
        this.jdbc = jdbc;
        this.halfHours = halfHours;
        this.calendars = calendars;
        this.grants = grants;
    }

    /// What is so now; ratios and the day are taken over from `before` as long as they are good.
    WallFacts read(@Nullable WallFacts before) {
        long nanos = System.nanoTime();
        var now = halfHours.now();
        var lately = before == null || isOver(before.lately().nanos(), RATIOS_EVERY, nanos)
                ? new WallFacts.Lately(now, nanos, recent(now))
                : before.lately();
        var today =
                before == null || isOver(before.today().nanos(), DAY_EVERY, nanos) ? today(now, nanos) : before.today();
        return new WallFacts(now, nanos, waiting(), agents(), owed(now), lately, today);
    }

    private static boolean isOver(long read, Duration good, long nanos) {
        return nanos - read >= good.toNanos();
    }

    private List<WallFacts.Waiting> waiting() {
        return jdbc.sql("""
                SELECT i.organisation_id, s.organisation_id AS queue_organisation_id, s.queue_id, s.channel, s.language,
                       count(*) AS waiting, min(s.queued_since) AS since
                  FROM (SELECT interaction_id, organisation_id, queue_id, channel, language, role, queued_since FROM seat WHERE state = 'WAITING'
                         UNION ALL
                        SELECT interaction_id, organisation_id, queue_id, channel, language, role, queued_since FROM seat WHERE state = 'OFFERED') s
                  JOIN interaction i ON i.id = s.interaction_id
                 WHERE s.role = 'AGENT' GROUP BY 1, 2, 3, 4, 5
                """)
                .query((rs, _) -> new WallFacts.Waiting(
                        organisation(rs, "organisation_id"),
                        organisation(rs, "queue_organisation_id"),
                        rs.getObject("queue_id", UUID.class),
                        Channel.valueOf(rs.getString("channel")),
                        rs.getString("language"),
                        rs.getInt("waiting"),
                        rs.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    private List<WallFacts.Agent> agents() {
        return jdbc
                .sql("""
                SELECT p.staff_id, p.state = 'READY' AND p.after_contact IS NULL AND p.connected AS ready, coalesce(s.talking, false) AS talking, coalesce(s.wrapping, false) AS wrapping
                  FROM presence p
                  LEFT JOIN (SELECT agent_id, bool_or(state = 'ACTIVE') AS talking, bool_or(state = 'WRAP_UP') AS wrapping FROM seat
                              WHERE state IN ('OFFERED', 'ACTIVE', 'PARKED', 'WRAP_UP') GROUP BY agent_id) s ON s.agent_id = p.staff_id
                 WHERE p.state <> 'OFFLINE' OR s.agent_id IS NOT NULL LIMIT :limit
                """)
                .param("limit", AGENTS)
                .query((rs, _) -> new WallFacts.Agent(workplaces(rs.getObject("staff_id", UUID.class)), doing(rs)))
                .list()
                .stream()
                .filter(agent -> !agent.organisations().isEmpty())
                .toList();
    }

    private static Doing doing(ResultSet rs) throws SQLException {
        if (rs.getBoolean("talking")) {
            return Doing.TALKING;
        }
        if (rs.getBoolean("wrapping")) {
            return Doing.WRAP_UP;
        }
        return rs.getBoolean("ready") ? Doing.READY : Doing.AWAY;
    }

    private Set<OrganisationId> workplaces(UUID staff) {
        return grants.grantedTo(new StaffId(staff)).stream()
                .filter(grant -> grant.role() == Role.AGENT)
                .map(Grants.Grant::organisation)
                .collect(Collectors.toSet());
    }

    private List<WallFacts.Owed> owed(Instant now) {
        return jdbc.sql("""
                SELECT organisation_id, count(*) FILTER (WHERE due_at > :now) AS soon, count(*) FILTER (WHERE due_at <= :now) AS late
                  FROM promise WHERE state IN ('OPEN', 'DUE') AND due_at <= :soon GROUP BY 1
                """)
                .param("now", utc(now))
                .param("soon", utc(now.plus(WINDOW)))
                .query((rs, _) ->
                        new WallFacts.Owed(organisation(rs, "organisation_id"), rs.getInt("soon"), rs.getInt("late")))
                .list();
    }

    private List<WallFacts.Recent> recent(Instant now) {
        return jdbc.sql("""
                SELECT i.organisation_id, s.organisation_id AS queue_organisation_id, s.queue_id,
                       count(*) AS offered, count(w.answered) AS answered, count(*) FILTER (WHERE w.answered <= s.target) AS within_target,
                       count(*) FILTER (WHERE i.outcome = 'ABANDONED') AS abandoned,
                       count(*) FILTER (WHERE w.left_after < interval '5 seconds') AS short_abandons,
                       count(*) FILTER (WHERE w.left_after > s.target) AS late_abandons,
                       count(*) FILTER (WHERE w.answered IS NULL AND i.outcome IS NULL AND :now - s.created_at > s.target) AS late_waiting
                  FROM interaction i
                """ + FigureSql.FACTS + """
                 WHERE i.arrived_at > :from AND i.direction = 'INBOUND' AND s.queue_id IS NOT NULL GROUP BY 1, 2, 3
                """)
                .param("from", utc(now.minus(WINDOW)))
                .param("now", utc(now))
                .query((rs, _) -> new WallFacts.Recent(
                        organisation(rs, "organisation_id"),
                        organisation(rs, "queue_organisation_id"),
                        rs.getObject("queue_id", UUID.class),
                        new Tally()
                                .add(Counted.OFFERED, rs.getLong("offered"))
                                .add(Counted.ANSWERED, rs.getLong("answered"))
                                .add(Counted.WITHIN_TARGET, rs.getLong("within_target"))
                                .add(Counted.ABANDONED, rs.getLong("abandoned"))
                                .add(Counted.SHORT_ABANDONS, rs.getLong("short_abandons"))
                                .add(Counted.LATE_ABANDONS, rs.getLong("late_abandons")),
                        rs.getLong("late_waiting")))
                .list();
    }

    private WallFacts.Today today(Instant now, long nanos) {
        var midnight = now.atZone(calendars.zone())
                .toLocalDate()
                .atStartOfDay(calendars.zone())
                .toInstant();
        var end = halfHours.startOf(now).plus(HalfHours.LENGTH);
        var fresh = new HashSet<>(
                jdbc.sql("SELECT start FROM figure_half_hour WHERE NOT stale AND start >= :from AND start < :to")
                        .param("from", utc(midnight))
                        .param("to", utc(end))
                        .query((rs, _) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                        .list());
        var rest = HalfHours.without(new HalfHours.Period(midnight, end), fresh);
        var contacts = jdbc.sql("""
                SELECT start, organisation_id, queue_organisation_id, queue_id, channel, language, state, sum(contacts) AS contacts
                  FROM (SELECT * FROM figure_contacts WHERE start = ANY(:fresh::timestamptz[])
                         UNION ALL SELECT * FROM (%s) live) f
                 WHERE direction = 'INBOUND' GROUP BY 1, 2, 3, 4, 5, 6, 7
                """.formatted(FigureSql.CONTACTS))
                .param("fresh", fresh.stream().map(Instant::toString).toArray(String[]::new))
                .param("froms", HalfHours.froms(rest))
                .param("tos", HalfHours.tos(rest))
                .param("origin", halfHours.origin())
                .query((rs, _) -> new WallFacts.HalfHour(
                        organisation(rs, "organisation_id"),
                        rs.getObject("queue_organisation_id", UUID.class) == null
                                ? null
                                : organisation(rs, "queue_organisation_id"),
                        rs.getObject("queue_id", UUID.class),
                        Channel.valueOf(rs.getString("channel")),
                        rs.getString("language"),
                        place(
                                midnight,
                                rs.getObject("start", OffsetDateTime.class).toInstant()),
                        new Tally().addContacts(rs.getString("state"), rs.getLong("contacts"))))
                .list();
        return new WallFacts.Today(now, nanos, place(midnight, end), contacts, rated(midnight));
    }

    private List<WallFacts.Rated> rated(Instant midnight) {
        return jdbc.sql("""
                SELECT i.organisation_id, z.organisation_id AS queue_organisation_id, z.queue_id,
                       count(*) AS answered, sum(v.rating) AS ratings, count(*) FILTER (WHERE v.rating >= 4) AS satisfied
                  FROM interaction i JOIN survey v ON v.interaction_id = i.id
                """ + FigureSql.LAST + """
                 WHERE i.arrived_at >= :midnight AND v.rating IS NOT NULL AND z.id IS NOT NULL GROUP BY 1, 2, 3
                """)
                .param("midnight", utc(midnight))
                .query((rs, _) -> new WallFacts.Rated(
                        organisation(rs, "organisation_id"),
                        organisation(rs, "queue_organisation_id"),
                        rs.getObject("queue_id", UUID.class),
                        new Tally()
                                .add(Counted.SURVEYS_ANSWERED, rs.getLong("answered"))
                                .add(Counted.RATINGS, rs.getLong("ratings"))
                                .add(Counted.SATISFIED, rs.getLong("satisfied"))))
                .list();
    }

    private static int place(Instant midnight, Instant start) {
        return Math.toIntExact(Duration.between(midnight, start).dividedBy(HalfHours.LENGTH));
    }

    private static OrganisationId organisation(ResultSet rs, String column) throws SQLException {
        return new OrganisationId(rs.getObject(column, UUID.class));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

package org.dasan.acd.figures;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.dasan.city.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The contacts behind a number, straight from the rows that it is counted from.
@Component
public class ContactsBehind {
    /// Work counts where it was done, contacts where they waited first.
    private static final String QUEUE_OF_WORK =
            "EXISTS (SELECT 1 FROM seat x WHERE x.interaction_id = i.id AND x.connected_at IS NOT NULL AND x.queue_id = cast(:queue AS uuid))";

    private static final String GROUP_OF_WORK =
            "EXISTS (SELECT 1 FROM seat y WHERE y.interaction_id = i.id AND y.connected_at IS NOT NULL AND "
                    + FigureSql.GROUP.formatted("y.agent_id") + " = cast(:group AS uuid))";

    private final JdbcClient jdbc;

    ContactsBehind(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A contact that counts in a measure.
    ///
    /// @param state           outcome once closed, else the state
    /// @param hit             of a ratio: whether it is in the part, not only in the whole
    /// @param waitSeconds     until the answer, or until leaving
    /// @param handlingSeconds of all who took part, as far as ended
    /// @param rating          what the citizen gave it, 1 to 5; nothing: not asked, or not answered
    public record Item(
            UUID id,
            long number,
            Channel channel,
            String language,
            @Nullable UUID queue,
            Instant arrivedAt,
            String state,
            boolean hit,
            @Nullable Long waitSeconds,
            long handlingSeconds,
            @Nullable Integer rating) {}

    /// Where the contact counts: the alias of the seat, and the condition that names its queue and its agent.
    private record Place(String join, String seat, String queue, String group) {
        static Place of(Measure.Scope scope) {
            return switch (scope) {
                case SURVEYS ->
                    new Place(
                            FigureSql.LAST,
                            "z",
                            "z.queue_id = cast(:queue AS uuid)",
                            FigureSql.GROUP.formatted("z.agent_id") + " = cast(:group AS uuid)");
                case WORK -> new Place("", "s", QUEUE_OF_WORK, GROUP_OF_WORK);
                case CONTACTS, STAFF, PROMISES, NOW ->
                    new Place("", "s", "s.queue_id = cast(:queue AS uuid)", GROUP_OF_WORK);
            };
        }
    }

    /// What makes a contact count.
    ///
    /// @param counts of the whole
    /// @param hit    of the part
    private record Rule(String counts, String hit) {}

    /// Contacts that count in `measure`, oldest first.
    ///
    /// @param after the last one seen; nothing: from the first
    public List<Item> of(Measure measure, Question question, @Nullable UUID after, int limit) {
        var rule = rule(measure);
        var place = Place.of(measure.scope());
        var channel = question.channel();
        return jdbc.sql("""
                SELECT i.id, i.number, i.channel, coalesce(%1$s.language, i.language) AS language, %1$s.queue_id, i.arrived_at,
                       coalesce(i.outcome, i.state) AS state, coalesce(%2$s, false) AS hit, v.rating,
                       extract(epoch FROM coalesce(w.answered, w.left_after))::bigint AS wait_seconds,
                       (SELECT coalesce(extract(epoch FROM sum(p.ended_at - p.started_at)), 0)::bigint FROM span p
                         WHERE p.interaction_id = i.id AND p.kind IN ('ACTIVE', 'WRAP_UP') AND p.ended_at IS NOT NULL) AS handling_seconds
                  FROM interaction i
                """.formatted(place.seat(), rule.hit())
                        + FigureSql.FACTS
                        + place.join()
                        + """
                  LEFT JOIN survey v ON v.interaction_id = i.id
                 WHERE i.arrived_at >= :from AND i.arrived_at < :to
                   AND (cast(:after AS uuid) IS NULL
                        OR (i.arrived_at, i.id) > (SELECT a.arrived_at, a.id FROM interaction a WHERE a.id = cast(:after AS uuid)))
                   AND (i.organisation_id = ANY(:visible::uuid[]) OR %1$s.organisation_id = ANY(:visible::uuid[]))
                   AND (cast(:queue AS uuid) IS NULL OR %2$s)
                   AND (cast(:channel AS text) IS NULL OR i.channel = :channel)
                   AND (cast(:language AS text) IS NULL OR coalesce(%1$s.language, i.language) = :language)
                   AND (cast(:group AS uuid) IS NULL OR %3$s)
                   AND (%4$s)
                 ORDER BY i.arrived_at, i.id LIMIT :limit
                """.formatted(place.seat(), place.queue(), place.group(), rule.counts()))
                .param("from", question.from().atOffset(ZoneOffset.UTC))
                .param("to", question.to().atOffset(ZoneOffset.UTC))
                .param("after", after, Types.OTHER)
                .param(
                        "visible",
                        question.visible().stream()
                                .map(o -> o.value().toString())
                                .toArray(String[]::new))
                .param("queue", question.queue(), Types.OTHER)
                .param("channel", channel == null ? null : channel.name(), Types.VARCHAR)
                .param("language", question.language(), Types.VARCHAR)
                .param("group", question.group(), Types.OTHER)
                .param("limit", limit)
                .query((rs, _) -> {
                    long waited = rs.getLong("wait_seconds");
                    Long wait = rs.wasNull() ? null : waited;
                    int rating = rs.getInt("rating");
                    return new Item(
                            rs.getObject("id", UUID.class),
                            rs.getLong("number"),
                            Channel.valueOf(rs.getString("channel")),
                            rs.getString("language"),
                            rs.getObject("queue_id", UUID.class),
                            rs.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                            rs.getString("state"),
                            rs.getBoolean("hit"),
                            wait,
                            rs.getLong("handling_seconds"),
                            rating == 0 ? null : Integer.valueOf(rating));
                })
                .list();
    }

    private static Rule rule(Measure measure) {
        return switch (measure) { // no default: a new measure says what is behind it
            case ARRIVED -> inbound("true");
            case OFFERED -> inbound("s.queue_id IS NOT NULL");
            case ANSWERED, AVERAGE_WAIT -> inbound("w.answered IS NOT NULL");
            case ABANDONED -> inbound("i.outcome = 'ABANDONED'");
            case SHORT_ABANDONS -> inbound("w.left_after < interval '5 seconds'");
            case ABANDON_RATE, RECENT_ABANDON_RATE ->
                inbound(
                        "s.queue_id IS NOT NULL AND NOT coalesce(w.left_after < interval '5 seconds', false)",
                        "i.outcome = 'ABANDONED'");
            case SERVICE_LEVEL ->
                inbound("w.answered IS NOT NULL OR w.left_after > s.target", "w.answered <= s.target");
            case RECENT_SERVICE_LEVEL ->
                inbound(
                        "w.answered IS NOT NULL OR w.left_after > s.target OR i.state IN ('WAITING', 'OFFERED')",
                        "w.answered <= s.target");
            case LONGEST_WAIT -> inbound("coalesce(w.answered, w.left_after) IS NOT NULL");
            case HANDLED -> inbound("i.outcome IN (" + FigureSql.HANDLED + ")");
            case SELF_SERVED, REFUSED, LOST, PROMISED -> inbound("i.outcome = '" + measure.name() + "'");
            case OPEN -> inbound("i.outcome IS NULL");
            case RESOLVED_BY_AGENT -> inbound("r.resolved IS NOT NULL", "r.resolved = 'YES'");
            case NO_REPEAT -> inbound("k.known", "NOT n.repeated");
            case TAKEN, TALK_TIME, WRAP_UP_TIME, HANDLING_TIME, OCCUPANCY, AGENTS_READY, AGENTS_AWAY ->
                all("EXISTS (SELECT 1 FROM seat t WHERE t.interaction_id = i.id AND t.connected_at IS NOT NULL)");
            case TRANSFERS ->
                all("EXISTS (SELECT 1 FROM seat t WHERE t.interaction_id = i.id AND t.end_reason = 'TRANSFERRED')");
            case SATISFACTION, SURVEYS_ANSWERED -> all("z.id IS NOT NULL AND v.rating IS NOT NULL");
            case SATISFIED -> new Rule("z.id IS NOT NULL AND v.rating IS NOT NULL", "v.rating >= 4");
            case SURVEY_RESPONSE ->
                new Rule("z.id IS NOT NULL AND v.interaction_id IS NOT NULL", "v.rating IS NOT NULL");
            case PROMISES_DUE -> all("i.cause_promise IS NOT NULL");
            case PROMISES_KEPT -> promise("DONE");
            case PROMISES_MISSED -> promise("MISSED");
            case WAITING, LONGEST_WAITING -> seat("'WAITING', 'OFFERED'");
            case AGENTS_TALKING -> seat("'ACTIVE'");
            case AGENTS_IN_WRAP_UP -> seat("'WRAP_UP'");
            case PROMISES_SOON, PROMISES_LATE ->
                all("EXISTS (SELECT 1 FROM promise p WHERE p.interaction_id = i.id AND p.state IN ('OPEN', 'DUE'))");
        };
    }

    private static Rule inbound(String counts) {
        return inbound(counts, "true");
    }

    private static Rule inbound(String counts, String hit) {
        return new Rule("i.direction = 'INBOUND' AND (" + counts + ")", hit);
    }

    private static Rule all(String counts) {
        return new Rule(counts, "true");
    }

    private static Rule seat(String states) {
        return all("i.state <> 'CLOSED' AND EXISTS (SELECT 1 FROM seat t WHERE t.interaction_id = i.id AND t.state IN ("
                + states + "))");
    }

    private static Rule promise(String state) {
        return all("EXISTS (SELECT 1 FROM promise p WHERE p.id = i.cause_promise AND p.state = '" + state + "')");
    }
}

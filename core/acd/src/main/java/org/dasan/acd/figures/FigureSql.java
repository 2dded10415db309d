package org.dasan.acd.figures;

import java.util.Arrays;
import org.dasan.interactions.Outcome;

/// How figures are counted from contacts, seats, records and the time of agents. Each statement knows `:froms`
/// and `:tos` (stretches of whole half hours), `:origin` (the start of some half hour) and `:now`, and yields
/// the columns of its table in their order.
final class FigureSql {
    /// Outcomes that agents give or that stand for theirs.
    static final String HANDLED = Arrays.stream(Outcome.values())
            .filter(outcome -> outcome.term() == Outcome.Term.HANDLED)
            .map(outcome -> "'" + outcome + "'")
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();

    /// The facts of one contact that everything else is counted from, beside the row `i` of the contact: its
    /// first seat `s`, how long it waited `w`, its record `r`, whether it came again `n`.
    static final String FACTS = """
              LEFT JOIN LATERAL (
                   SELECT s.queue_id, s.organisation_id, s.language, s.created_at, q.target_seconds * interval '1 second' AS target
                     FROM seat s JOIN queue q ON q.id = s.queue_id
                    WHERE s.interaction_id = i.id AND s.role = 'AGENT' ORDER BY s.created_at, s.id LIMIT 1) s ON true
              CROSS JOIN LATERAL (
                   SELECT CASE WHEN i.channel IN ('VOICE', 'VIDEO') THEN i.connected_at ELSE i.answered_at END - s.created_at AS answered,
                          CASE WHEN i.outcome = 'ABANDONED' THEN i.ended_at - s.created_at END AS left_after) w
              LEFT JOIN LATERAL (SELECT r.* FROM record r WHERE r.interaction_id = i.id OFFSET 0) r ON true
              CROSS JOIN LATERAL (
                   SELECT i.direction = 'INBOUND' AND i.outcome IN (%s) AND (i.citizen_id IS NOT NULL OR i.identity_id IS NOT NULL) AS known) k
              CROSS JOIN LATERAL (
                   SELECT k.known AND (
                          EXISTS (SELECT 1 FROM interaction n WHERE n.citizen_id = i.citizen_id AND n.direction = 'INBOUND'
                                     AND n.arrived_at > i.ended_at AND n.arrived_at <= i.ended_at + interval '7 days')
                       OR EXISTS (SELECT 1 FROM interaction n WHERE n.identity_id = i.identity_id AND n.direction = 'INBOUND'
                                     AND n.arrived_at > i.ended_at AND n.arrived_at <= i.ended_at + interval '7 days')) AS repeated) n
            """.formatted(HANDLED);

    /// The seat of whoever dealt with the contact last, beside the row `i` of the contact: what a citizen says
    /// about it counts there.
    static final String LAST = """
              LEFT JOIN LATERAL (
                   SELECT z.id, z.queue_id, z.organisation_id, z.language, z.agent_id FROM seat z
                    WHERE z.interaction_id = i.id AND z.connected_at IS NOT NULL
                    ORDER BY z.role <> 'AGENT', z.connected_at DESC, z.id DESC LIMIT 1) z ON true
            """;

    private static final String PERIODS = "unnest(:froms::timestamptz[], :tos::timestamptz[]) AS period (lo, hi)";

    /// The contacts `i` that came in the stretches. OFFSET 0, here and below, has rows looked up one by one:
    /// who plans a statement does not know how short the stretches are, and would read all there ever was.
    private static final String CONTACTS_OF_PERIODS = PERIODS + """

             CROSS JOIN LATERAL (
                   SELECT i.* FROM interaction i WHERE i.arrived_at >= period.lo AND i.arrived_at < period.hi OFFSET 0) i""";
    private static final String MS = "(extract(epoch FROM %s) * 1000)::bigint";

    static final String CONTACTS = """
            SELECT date_bin('30 minutes', i.arrived_at, :origin) AS start, i.direction, i.channel, coalesce(s.language, i.language) AS language,
                   i.organisation_id, s.queue_id, s.organisation_id AS queue_organisation_id, coalesce(i.outcome, i.state) AS state,
                   count(*)::int AS contacts,
                   count(w.answered)::int AS answered,
                   (count(*) FILTER (WHERE w.answered <= s.target))::int AS within_target,
                   (count(*) FILTER (WHERE w.left_after < interval '5 seconds'))::int AS short_abandons,
                   (count(*) FILTER (WHERE w.left_after > s.target))::int AS late_abandons,
                   coalesce(sum(%s), 0)::bigint AS wait_ms,
                   coalesce(max(%s), 0) AS longest_ms,
                   count(r.resolved)::int AS asked,
                   (count(*) FILTER (WHERE r.resolved = 'YES'))::int AS resolved,
                   (count(*) FILTER (WHERE k.known))::int AS identified,
                   (count(*) FILTER (WHERE n.repeated))::int AS repeated
              FROM %s
            %s
             GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
            """.formatted(
            MS.formatted("w.answered"), MS.formatted("coalesce(w.answered, w.left_after)"), CONTACTS_OF_PERIODS, FACTS);

    /// The group of an agent: the organisation they work for.
    static final String GROUP =
            "(SELECT g.organisation FROM staff_grant g WHERE g.staff = %s AND g.role = 'AGENT' ORDER BY g.granted_at, g.organisation LIMIT 1)";

    static final String WORK = """
            SELECT date_bin('30 minutes', i.arrived_at, :origin) AS start, i.direction, s.channel, s.language, i.organisation_id,
                   s.queue_id, s.organisation_id AS queue_organisation_id, %s AS group_id,
                   count(*)::int AS taken, coalesce(sum(t.talk), 0)::bigint AS talk_ms, coalesce(sum(t.wrap_up), 0)::bigint AS wrap_up_ms,
                   (count(*) FILTER (WHERE s.end_reason = 'TRANSFERRED'))::int AS transfers,
                   count(v.interaction_id)::int AS surveys_asked, count(v.rating)::int AS surveys_answered,
                   coalesce(sum(v.rating), 0)::int AS ratings, (count(*) FILTER (WHERE v.rating >= 4))::int AS satisfied
              FROM %s
             CROSS JOIN LATERAL (
                   SELECT s.id, s.channel, s.language, s.queue_id, s.organisation_id, s.agent_id, s.end_reason
                     FROM seat s WHERE s.interaction_id = i.id AND s.connected_at IS NOT NULL OFFSET 0) s
              LEFT JOIN LATERAL (
                   SELECT sum(%s) FILTER (WHERE p.kind = 'ACTIVE') AS talk, sum(%s) FILTER (WHERE p.kind = 'WRAP_UP') AS wrap_up
                     FROM span p WHERE p.interaction_id = i.id AND p.seat_id = s.id AND p.ended_at IS NOT NULL) t ON true
              LEFT JOIN LATERAL (
                   SELECT v.interaction_id, v.rating FROM survey v %s WHERE v.interaction_id = i.id AND z.id = s.id) v ON true
             GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
            """.formatted(
                    GROUP.formatted("s.agent_id"),
                    CONTACTS_OF_PERIODS,
                    MS.formatted("p.ended_at - p.started_at"),
                    MS.formatted("p.ended_at - p.started_at"),
                    LAST);

    /// Stretches of work are looked for up to three days back; nobody is ready or talks for longer at a time.
    static final String STAFF = """
            SELECT start, group_id, coalesce(sum(%s), 0)::bigint AS staffed_ms, coalesce(sum(%s), 0)::bigint AS busy_ms
              FROM (SELECT h.start, t.agent_id, t.group_id, range_agg(b.stretch) AS staffed,
                           range_agg(b.stretch) FILTER (WHERE t.kind <> 'READY') AS busy
                      FROM %s
                     CROSS JOIN LATERAL generate_series(period.lo, period.hi - interval '30 minutes', interval '30 minutes') AS h (start)
                     CROSS JOIN LATERAL (
                           SELECT t.* FROM agent_time t
                            WHERE t.started_at < h.start + interval '30 minutes' AND t.started_at > h.start - interval '3 days'
                              AND coalesce(t.ended_at, :now) > h.start OFFSET 0) t
                     CROSS JOIN LATERAL (
                           SELECT tstzrange(greatest(t.started_at, h.start), least(coalesce(t.ended_at, :now), h.start + interval '30 minutes')) AS stretch
                            WHERE t.started_at < coalesce(t.ended_at, :now)) b
                     GROUP BY h.start, t.agent_id, t.group_id) a
             GROUP BY start, group_id
            """.formatted(length("staffed"), length("busy"), PERIODS);

    private FigureSql() {}

    private static String length(String multirange) {
        return "(SELECT sum(" + MS.formatted("upper(x) - lower(x)") + ") FROM unnest(" + multirange + ") AS x)";
    }
}

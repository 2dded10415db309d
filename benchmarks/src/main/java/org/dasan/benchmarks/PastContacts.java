package org.dasan.benchmarks;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.city.Calendars;
import org.dasan.city.Directory;
import org.dasan.store.EventLog;
import org.dasan.store.NewEvent;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.springframework.transaction.support.TransactionTemplate;

/// Days of the past: contacts that came, were taken and are over, and the agents who were there.
final class PastContacts {
    /// Share of the day's contacts in each hour from midnight, in per mille; the peak has 12 %.
    private static final int[] CURVE = {
        8, 5, 4, 3, 3, 6, 14, 30, 62, 110, 120, 95, 70, 88, 92, 80, 70, 55, 30, 18, 14, 10, 8, 5
    };

    private PastContacts() {}

    /// Fills one day of the city's calendar.
    static void fill(Product product, LocalDate day, int contacts) throws SQLException {
        var zone = product.bean(Calendars.class).zone();
        var midnight = day.atStartOfDay(zone).toInstant();
        var entry = product.bean(Directory.class).entryPoint("web").orElseThrow();
        product.jdbc()
                .sql("""
                WITH curve AS (SELECT hour - 1 AS hour, sum(weight) OVER (ORDER BY hour) - weight AS low, sum(weight) OVER (ORDER BY hour) AS high
                                 FROM unnest(:curve::int[]) WITH ORDINALITY AS c(weight, hour)),
                     made AS (
                     SELECT i, gen_random_uuid() AS id,
                            cast(:midnight AS timestamptz) + make_interval(hours => c.hour::int, secs => (hashint4(i) & 3599)) AS at,
                            CASE WHEN i % 20 = 7 THEN 'vi' WHEN i % 20 = 13 THEN 'en' ELSE 'ko' END AS language,
                            60 + (hashint4(i + 1) & 511) AS handled
                       FROM generate_series(1, :contacts) i JOIN curve c ON mod(i * 7919, 1000) >= c.low AND mod(i * 7919, 1000) < c.high),
                     arrived AS (
                     INSERT INTO interaction (id, intake_key, channel, direction, entry_point_id, organisation_id, language, state, outcome, arrived_at, closed_at)
                     SELECT id, 'bench:' || cast(:midnight AS timestamptz) || ':' || i, 'CHAT', 'INBOUND', :entry, :organisation, language, 'CLOSED', 'RESOLVED', at, at + make_interval(secs => handled)
                       FROM made RETURNING id)
                INSERT INTO seat (id, interaction_id, group_id, role, channel, queue_id, organisation_id, language, needs, needs_key, priority,
                                  queued_since, rank_at, state, agent_id, connected_at, created_at, ended_at, end_reason)
                SELECT made.id, made.id, made.id, 'AGENT', 'CHAT', q.id, q.organisation_id, language,
                       jsonb_build_array(jsonb_build_object('skill', language, 'minimum', CASE language WHEN 'vi' THEN 4 ELSE 1 END)),
                       'bench', 0, at, at, 'DONE', CASE WHEN i % 12 <> 0 THEN a.id END,
                       CASE WHEN i % 12 <> 0 THEN at + interval '10 seconds' END, at, at + make_interval(secs => handled), 'COMPLETED'
                  FROM made JOIN arrived ON arrived.id = made.id
                  JOIN queue q ON q.code = CASE language WHEN 'ko' THEN 'general' ELSE language END
                  CROSS JOIN (SELECT id FROM staff WHERE username = 'bench1') a
                """)
                .param("curve", CURVE)
                .param("midnight", midnight.atOffset(ZoneOffset.UTC))
                .param("contacts", contacts)
                .param("entry", entry.id().value())
                .param("organisation", entry.organisation().value())
                .update();
        var agents = product.jdbc()
                .sql("SELECT id FROM staff WHERE username LIKE 'bench%' ORDER BY username")
                .query((rs, _) -> rs.getObject(1, UUID.class))
                .list();
        var events = EventLog.over(product.pool(), Clock.systemUTC());
        for (int i = 0; i < agents.size(); i++) {
            var begin = midnight.plus(Duration.ofMinutes(i % 5 == 0 ? 0 : 8 * 60 + i % 60));
            presence(product, events, agents.get(i), begin, "READY");
            presence(product, events, agents.get(i), begin.plus(Duration.ofHours(9)), "OFFLINE");
        }
    }

    private static void presence(Product product, EventLog events, UUID agent, Instant at, String state) {
        product.bean(TransactionTemplate.class)
                .executeWithoutResult(_ -> events.append(List.of(new NewEvent(
                        new StreamId(StreamType.AGENT, agent),
                        "acd.presence",
                        1,
                        at,
                        agent,
                        null,
                        false,
                        Map.of("state", state)))));
    }
}

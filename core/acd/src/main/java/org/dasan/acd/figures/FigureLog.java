package org.dasan.acd.figures;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dasan.store.Projection;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Follows the event log: keeps what agents spent their time on, and marks the half hours whose figures have
/// changed. It reads the streams that it hears of again rather than single events, so the order in which events
/// come does not matter.
@Component
class FigureLog implements Projection {
    private static final Set<String> WORK =
            Set.of("acd.connected", "acd.resumed", "acd.parked", "acd.requeued", "acd.wrap-up", "acd.done");
    private static final String PRESENCE = "acd.presence";

    private final JdbcClient jdbc;
    private final HalfHours halfHours;

    FigureLog(JdbcClient jdbc, HalfHours halfHours) {
        this.jdbc = jdbc;
        this.halfHours = halfHours;
    }

    @Override
    public String name() {
        return "figures";
    }

    @Override
    public void apply(List<StoredEvent> batch) {
        var contacts = new HashSet<UUID>();
        var arrived = new HashSet<UUID>();
        var worked = new HashSet<UUID>();
        var presences = new HashMap<UUID, Integer>();
        var earliest = Instant.MAX;
        for (var event : batch) {
            var id = event.stream().id();
            if (event.stream().type() == StreamType.INTERACTION) {
                contacts.add(id);
                if (event.type().equals("interactions.arrived")) {
                    arrived.add(id);
                }
                if (WORK.contains(event.type())) {
                    worked.add(id);
                    earliest = earlier(earliest, event.occurredAt());
                }
            } else if (event.type().equals(PRESENCE)) {
                presences.merge(id, event.seq(), Math::min);
                earliest = earlier(earliest, event.occurredAt());
            }
        }
        if (!worked.isEmpty()) {
            workOf(worked);
        }
        if (!presences.isEmpty()) {
            presencesOf(presences);
        }
        if (!contacts.isEmpty()) {
            markArrivals(contacts);
        }
        if (!arrived.isEmpty()) {
            markBefore(arrived);
        }
        if (earliest.isBefore(Instant.MAX)) {
            markFrom(earliest);
        }
    }

    @Override
    public void clear() {
        jdbc.sql("TRUNCATE figure_half_hour, figure_contacts, figure_work, figure_staff, agent_time")
                .update();
    }

    /// From being connected or writing the record up to whatever ended that.
    private void workOf(Collection<UUID> interactions) {
        jdbc.sql("DELETE FROM agent_time WHERE stream_id = ANY(:ids::uuid[])")
                .param("ids", texts(interactions))
                .update();
        jdbc.sql("""
                INSERT INTO agent_time (stream_id, seq, agent_id, group_id, kind, started_at, ended_at)
                SELECT stream_id, seq, agent, %s, CASE type WHEN 'acd.wrap-up' THEN 'WRAP_UP' ELSE 'ACTIVE' END, occurred_at, ended_at
                  FROM (SELECT stream_id, seq, type, (data ->> 'agent')::uuid AS agent, occurred_at,
                               lead(occurred_at) OVER (PARTITION BY stream_id, data ->> 'seat' ORDER BY seq) AS ended_at
                          FROM event WHERE stream_type = 'INTERACTION' AND stream_id = ANY(:ids::uuid[]) AND type = ANY(:types::text[])) e
                 WHERE type IN ('acd.connected', 'acd.resumed', 'acd.wrap-up')
                """.formatted(FigureSql.GROUP.formatted("agent")))
                .param("ids", texts(interactions))
                .param("types", WORK.toArray(String[]::new))
                .update();
    }

    /// From saying ready up to saying something else; each stream from the state before its first new event.
    private void presencesOf(Map<UUID, Integer> firstSeq) {
        firstSeq.forEach((agent, seq) -> {
            jdbc.sql("DELETE FROM agent_time WHERE stream_id = :agent AND seq >= :seq")
                    .param("agent", agent)
                    .param("seq", seq - 1)
                    .update();
            jdbc.sql("""
                    INSERT INTO agent_time (stream_id, seq, agent_id, group_id, kind, started_at, ended_at)
                    SELECT :agent, seq, :agent, %s, 'READY', occurred_at, ended_at
                      FROM (SELECT seq, data ->> 'state' AS state, occurred_at, lead(occurred_at) OVER (ORDER BY seq) AS ended_at
                              FROM event WHERE stream_type = 'AGENT' AND stream_id = :agent AND seq >= :seq AND type = :type) e
                     WHERE state = 'READY'
                    """.formatted(FigureSql.GROUP.formatted(":agent")))
                    .param("agent", agent)
                    .param("seq", seq - 1)
                    .param("type", PRESENCE)
                    .update();
        });
    }

    private void markArrivals(Collection<UUID> interactions) {
        jdbc.sql("""
                INSERT INTO figure_half_hour (start, stale)
                SELECT DISTINCT date_bin('30 minutes', arrived_at, :origin), true FROM interaction WHERE id = ANY(:ids::uuid[]) ORDER BY 1
                ON CONFLICT (start) DO UPDATE SET stale = true WHERE NOT figure_half_hour.stale
                """)
                .param("origin", halfHours.origin())
                .param("ids", texts(interactions))
                .update();
    }

    /// Who comes again makes the contacts before into repeated ones: those that ended within 7 days.
    private void markBefore(Collection<UUID> arrived) {
        jdbc.sql("""
                UPDATE figure_half_hour SET stale = true
                 WHERE NOT stale AND start IN (
                       SELECT date_bin('30 minutes', b.arrived_at, :origin)
                         FROM interaction i
                         JOIN interaction b ON b.citizen_id = i.citizen_id AND b.arrived_at < i.arrived_at AND b.ended_at >= i.arrived_at - interval '7 days'
                        WHERE i.id = ANY(:ids::uuid[])
                        UNION
                       SELECT date_bin('30 minutes', b.arrived_at, :origin)
                         FROM interaction i
                         JOIN interaction b ON b.identity_id = i.identity_id AND b.arrived_at < i.arrived_at AND b.ended_at >= i.arrived_at - interval '7 days'
                        WHERE i.id = ANY(:ids::uuid[]))
                """)
                .param("origin", halfHours.origin())
                .param("ids", texts(arrived))
                .update();
    }

    /// Agents' time counts by the clock: what began or ended then, and whatever lasted since.
    private void markFrom(Instant at) {
        jdbc.sql("UPDATE figure_half_hour SET stale = true WHERE NOT stale AND start >= :from")
                .param("from", halfHours.startOf(at).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}

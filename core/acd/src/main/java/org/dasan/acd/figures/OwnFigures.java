package org.dasan.acd.figures;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What an agent has done since a moment, for their own eyes; nobody is compared with anybody.
@Component
public class OwnFigures {
    private final JdbcClient jdbc;

    OwnFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Figures of one agent.
    ///
    /// @param contacts        taken, transferred ones included
    /// @param handlingSeconds mean of conversation, hold and wrap-up over the contacts that are done
    /// @param wrapUpSeconds   mean of wrap-up over the contacts that are done
    /// @param resolved        of those done, how many the record calls resolved
    /// @param done            contacts that are done
    /// @param unanswered      offers that rang in vain
    /// @param declined        offers left with a reason
    public record Own(
            int contacts,
            long handlingSeconds,
            long wrapUpSeconds,
            int resolved,
            int done,
            int unanswered,
            int declined) {}

    /// What this agent has done since then.
    public Own since(UUID agent, Instant from) {
        return jdbc.sql("""
                WITH held AS (
                  SELECT s.id, s.state, s.interaction_id FROM participant p
                    JOIN seat s ON s.interaction_id = p.interaction_id AND s.agent_id = p.staff_id
                   WHERE p.staff_id = :agent AND p.joined_at >= :from AND s.connected_at >= :from
                   GROUP BY s.id
                ), times AS (
                  SELECT sum(extract(epoch FROM x.ended_at - x.started_at)) AS handling,
                         sum(extract(epoch FROM x.ended_at - x.started_at)) FILTER (WHERE x.kind = 'WRAP_UP') AS wrap_up
                    FROM span x JOIN held h ON h.id = x.seat_id
                   WHERE h.state = 'DONE' AND x.kind IN ('ACTIVE', 'HOLD', 'WRAP_UP') AND x.ended_at IS NOT NULL
                )
                SELECT (SELECT count(*) FROM held) AS contacts,
                       (SELECT count(*) FROM held WHERE state = 'DONE') AS done,
                       (SELECT count(*) FROM held h JOIN record r ON r.interaction_id = h.interaction_id WHERE h.state = 'DONE' AND r.resolved = 'YES') AS resolved,
                       coalesce(times.handling, 0) AS handling, coalesce(times.wrap_up, 0) AS wrap_up,
                       (SELECT count(*) FROM offer WHERE agent_id = :agent AND reserved_at >= :from AND state = 'TIMED_OUT') AS unanswered,
                       (SELECT count(*) FROM offer WHERE agent_id = :agent AND reserved_at >= :from AND state = 'DECLINED') AS declined
                  FROM times
                """)
                .param("agent", agent)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> {
                    int done = rs.getInt("done");
                    return new Own(
                            rs.getInt("contacts"),
                            done == 0 ? 0 : Math.round(rs.getDouble("handling") / done),
                            done == 0 ? 0 : Math.round(rs.getDouble("wrap_up") / done),
                            rs.getInt("resolved"),
                            done,
                            rs.getInt("unanswered"),
                            rs.getInt("declined"));
                })
                .single();
    }
}

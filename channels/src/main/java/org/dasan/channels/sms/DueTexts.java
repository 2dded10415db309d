package org.dasan.channels.sms;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.dasan.interactions.InteractionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds the text contacts whose time has come, by the durations of their entry points. What it finds is
/// looked at again under the interaction's lock.
@Repository
class DueTexts {
    private static final String SPOKE_LAST = """
                 CROSS JOIN LATERAL (
                       SELECT direction, received_at FROM message
                        WHERE interaction_id = i.id AND direction IN ('IN', 'OUT') ORDER BY number DESC LIMIT 1) spoke
            """;

    private final JdbcClient jdbc;

    DueTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Contacts in hand that the agent has answered and the citizen has not gone on with for a while.
    List<InteractionId> answered(Instant now, int limit) {
        return find("""
                SELECT i.id FROM interaction i JOIN entry_point e ON e.id = i.entry_point_id
                """ + SPOKE_LAST + """
                 WHERE i.state = 'ACTIVE' AND i.channel = 'SMS' AND spoke.direction = 'OUT'
                   AND spoke.received_at <= :now - make_interval(secs => e.idle_warning)
                 ORDER BY spoke.received_at LIMIT :limit
                """, now, limit);
    }

    /// Whether the agent has still spoken last, that long ago.
    boolean isAnswered(InteractionId id, Instant now) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT 1 FROM interaction i JOIN entry_point e ON e.id = i.entry_point_id
                """ + SPOKE_LAST + """
                 WHERE i.id = :id AND spoke.direction = 'OUT'
                   AND spoke.received_at <= :now - make_interval(secs => e.idle_warning))
                """)
                .param("id", id.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /// Parked contacts that nobody has come back to.
    List<InteractionId> parkedTooLong(Instant now, int limit) {
        return find("""
                SELECT i.id
                  FROM interaction i
                  JOIN entry_point e ON e.id = i.entry_point_id
                 CROSS JOIN LATERAL (
                       SELECT max(started_at) AS since FROM span
                        WHERE interaction_id = i.id AND kind = 'HOLD' AND ended_at IS NULL) parked
                 WHERE i.state = 'PARKED' AND i.channel = 'SMS'
                   AND parked.since <= :now - make_interval(secs => e.parked_close)
                 ORDER BY parked.since LIMIT :limit
                """, now, limit);
    }

    private List<InteractionId> find(String sql, Instant now, int limit) {
        return jdbc.sql(sql)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((rs, _) -> new InteractionId(rs.getObject(1, UUID.class)))
                .list();
    }
}

package org.dasan.channels.chat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.dasan.interactions.InteractionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds the chats whose time has come, by the durations of their entry points. What it finds is looked at
/// again under the interaction's lock.
@Repository
class DueChats {
    private final JdbcClient jdbc;

    DueChats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A chat and the moment that counts: whoever was seen after it is not meant.
    record Due(InteractionId interaction, UUID conversation, Instant limit) {}

    /// Waiting citizens gone for so long that offers pause.
    List<Due> toPause(Instant now, int limit) {
        return find("""
                SELECT i.id, i.thread_id, :now - make_interval(secs => e.visitor_away_pause) AS before
                  FROM interaction i
                  JOIN chat_visitor v ON v.thread_id = i.thread_id
                  JOIN entry_point e ON e.id = i.entry_point_id
                 WHERE i.state = 'WAITING' AND i.channel = 'CHAT' AND NOT v.connected AND NOT v.away
                   AND v.last_seen <= :now - make_interval(secs => e.visitor_away_pause)
                 LIMIT :limit
                """, now, limit);
    }

    /// Waiting citizens who have gone for good.
    List<Due> toAbandon(Instant now, int limit) {
        return find("""
                SELECT i.id, i.thread_id, :now - make_interval(secs => e.visitor_abandon) AS before
                  FROM interaction i
                  JOIN chat_visitor v ON v.thread_id = i.thread_id
                  JOIN entry_point e ON e.id = i.entry_point_id
                 WHERE i.state IN ('WAITING', 'OFFERED') AND i.channel = 'CHAT' AND NOT v.connected
                   AND v.last_seen <= :now - make_interval(secs => e.visitor_abandon)
                 LIMIT :limit
                """, now, limit);
    }

    /// Active chats whose citizen has not answered the city's last word: to be warned, or warned long enough
    /// ago.
    List<Due> silent(Instant now, int limit) {
        return find("""
                SELECT i.id, i.thread_id, spoke.received_at AS before
                  FROM interaction i
                  JOIN entry_point e ON e.id = i.entry_point_id
                 CROSS JOIN LATERAL (
                       SELECT number, direction, received_at FROM message
                        WHERE interaction_id = i.id AND direction IN ('IN', 'OUT') ORDER BY number DESC LIMIT 1) spoke
                  LEFT JOIN LATERAL (
                       SELECT received_at FROM message
                        WHERE interaction_id = i.id AND number > spoke.number AND code = 'idle.warning' ORDER BY number LIMIT 1) warned ON true
                 WHERE i.state = 'ACTIVE' AND i.channel = 'CHAT' AND spoke.direction = 'OUT'
                   AND spoke.received_at <= :now - make_interval(secs => e.idle_warning)
                   AND (warned.received_at IS NULL
                        OR spoke.received_at <= :now - make_interval(secs => e.idle_close)
                           AND warned.received_at <= :now - make_interval(secs => e.idle_close - e.idle_warning))
                 ORDER BY spoke.received_at LIMIT :limit
                """, now, limit);
    }

    /// Parked chats that nobody has come back to.
    List<Due> parkedTooLong(Instant now, int limit) {
        return find("""
                SELECT i.id, i.thread_id, parked.since AS before
                  FROM interaction i
                  JOIN entry_point e ON e.id = i.entry_point_id
                 CROSS JOIN LATERAL (
                       SELECT max(started_at) AS since FROM span
                        WHERE interaction_id = i.id AND kind = 'HOLD' AND ended_at IS NULL) parked
                 WHERE i.state = 'PARKED' AND i.channel = 'CHAT'
                   AND parked.since <= :now - make_interval(secs => e.parked_close)
                 ORDER BY parked.since LIMIT :limit
                """, now, limit);
    }

    private List<Due> find(String sql, Instant now, int limit) {
        return jdbc.sql(sql)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((rs, _) -> new Due(
                        new InteractionId(rs.getObject("id", UUID.class)),
                        rs.getObject("thread_id", UUID.class),
                        rs.getObject("before", OffsetDateTime.class).toInstant()))
                .list();
    }
}

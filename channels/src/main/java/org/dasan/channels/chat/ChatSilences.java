package org.dasan.channels.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.dasan.interactions.InteractionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads who spoke last.
@Repository
class ChatSilences {
    private final JdbcClient jdbc;

    ChatSilences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The city's last word, when the citizen has not answered it.
    Optional<IdleRule.Silence> of(InteractionId id) {
        return jdbc.sql("""
                SELECT spoke.received_at AS spoke_at,
                       (SELECT received_at FROM message
                         WHERE interaction_id = :id AND number > spoke.number AND code = 'idle.warning' ORDER BY number LIMIT 1) AS warned_at
                  FROM (SELECT number, received_at FROM message
                         WHERE interaction_id = :id AND direction = 'OUT' ORDER BY number DESC LIMIT 1) spoke
                 WHERE NOT EXISTS (SELECT 1 FROM message WHERE interaction_id = :id AND number > spoke.number AND direction = 'IN')
                """)
                .param("id", id.value())
                .query((rs, _) -> silence(rs))
                .optional();
    }

    private static IdleRule.Silence silence(ResultSet rs) throws SQLException {
        var warned = rs.getObject("warned_at", OffsetDateTime.class);
        return new IdleRule.Silence(
                rs.getObject("spoke_at", OffsetDateTime.class).toInstant(), warned == null ? null : warned.toInstant());
    }
}

package org.dasan.telephony;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.interactions.InteractionId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of calls. Callers that change one hold the interaction's row lock.
@Repository
class CallRows {
    private static final String SELECT = "SELECT interaction_id, exchange, channel_id FROM call";
    private static final RowMapper<CallRow> MAPPER = (rs, _) -> new CallRow(
            new InteractionId(rs.getObject("interaction_id", UUID.class)),
            rs.getString("exchange"),
            rs.getString("channel_id"));

    private final JdbcClient jdbc;

    CallRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A call as stored.
    ///
    /// @param channelId the exchange's own name of the caller's line
    record CallRow(InteractionId interaction, String exchange, String channelId) {}

    void insert(InteractionId id, String exchange, String channelId, Instant at) {
        jdbc.sql("""
                INSERT INTO call (interaction_id, exchange, channel_id, began_at)
                VALUES (:id, :exchange, :channelId, :at) ON CONFLICT DO NOTHING
                """)
                .param("id", id.value())
                .param("exchange", exchange)
                .param("channelId", channelId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<CallRow> find(InteractionId id) {
        return jdbc.sql(SELECT + " WHERE interaction_id = :id")
                .param("id", id.value())
                .query(MAPPER)
                .optional();
    }

    /// When the caller came.
    Instant beganAt(InteractionId id) {
        return jdbc.sql("SELECT began_at FROM call WHERE interaction_id = :id")
                .param("id", id.value())
                .query((rs, _) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    /// Calls of an exchange that have not ended as far as we know.
    List<CallRow> open(String exchange, int limit) {
        return jdbc.sql(SELECT + " WHERE exchange = :exchange AND ended_at IS NULL ORDER BY began_at LIMIT :limit")
                .param("exchange", exchange)
                .param("limit", limit)
                .query(MAPPER)
                .list();
    }

    /// The first end stands.
    ///
    /// @return false when it had ended already
    boolean ended(InteractionId id, String reason, Instant at) {
        return jdbc.sql(
                                "UPDATE call SET ended_at = :at, end_reason = :reason WHERE interaction_id = :id AND ended_at IS NULL")
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("reason", reason)
                        .param("id", id.value())
                        .update()
                > 0;
    }
}

package org.dasan.acd;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of offers. Callers that change one hold the interaction's row lock.
@Repository
class Offers {
    private static final String SELECT = """
            SELECT id, seat_id, group_id, interaction_id, agent_id, channel, state, reserved_at, presented_at, expires_at,
                   (SELECT s.desk_only FROM seat s WHERE s.id = offer.seat_id) AS desk_only
              FROM offer""";
    private static final RowMapper<Offer> MAPPER = (rs, _) -> read(rs);

    private final JdbcClient jdbc;

    Offers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Offer> find(OfferId id) {
        return jdbc.sql(SELECT + " WHERE id = :id")
                .param("id", id.value())
                .query(MAPPER)
                .optional();
    }

    Optional<Offer> openOfSeat(SeatId seat) {
        return jdbc.sql(SELECT + " WHERE seat_id = :seat AND state IN ('RESERVED', 'PRESENTED', 'ACCEPTED')")
                .param("seat", seat.value())
                .query(MAPPER)
                .optional();
    }

    /// The offer waiting for this agent's word.
    Optional<Offer> openOfAgent(UUID agent) {
        return jdbc.sql(SELECT + " WHERE agent_id = :agent AND state IN ('RESERVED', 'PRESENTED')")
                .param("agent", agent)
                .query(MAPPER)
                .optional();
    }

    List<Offer> openOfGroup(UUID group) {
        return jdbc.sql(SELECT + " WHERE group_id = :group AND state IN ('RESERVED', 'PRESENTED', 'ACCEPTED')")
                .param("group", group)
                .query(MAPPER)
                .list();
    }

    List<Offer> expired(Instant now, int limit) {
        return jdbc.sql(
                        SELECT
                                + " WHERE state IN ('RESERVED', 'PRESENTED') AND expires_at <= :now ORDER BY expires_at LIMIT :limit")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(MAPPER)
                .list();
    }

    void present(OfferId id, Instant at, Instant expiresAt) {
        jdbc.sql("UPDATE offer SET state = 'PRESENTED', presented_at = :at, expires_at = :expires WHERE id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    void setState(OfferId id, OfferState state, @Nullable String reason, Instant at) {
        jdbc.sql("""
                UPDATE offer SET state = :state, reason = coalesce(:reason, reason), ended_at = CASE WHEN :ended THEN :at ELSE ended_at END
                 WHERE id = :id
                """)
                .param("state", state.name())
                .param("reason", reason)
                .param("ended", state.isFinal())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    private static Offer read(ResultSet rs) throws SQLException {
        var presented = rs.getObject("presented_at", OffsetDateTime.class);
        return new Offer(
                new OfferId(rs.getObject("id", UUID.class)),
                new SeatId(rs.getObject("seat_id", UUID.class)),
                rs.getObject("group_id", UUID.class),
                new InteractionId(rs.getObject("interaction_id", UUID.class)),
                rs.getObject("agent_id", UUID.class),
                Channel.valueOf(rs.getString("channel")),
                rs.getBoolean("desk_only"),
                OfferState.valueOf(rs.getString("state")),
                rs.getObject("reserved_at", OffsetDateTime.class).toInstant(),
                presented == null ? null : presented.toInstant(),
                rs.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}

package org.dasan.interactions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.EntryPointId;
import org.dasan.city.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/// How an interaction is read from its row.
final class InteractionRows {
    static final String SELECT = """
            SELECT id, number, channel, direction, entry_point_id, organisation_id, thread_id, identity_id, citizen_id, language, topic,
                   cause_interaction, cause_promise, state, outcome, ended_by, arrived_at, connected_at, answered_at, ended_at, closed_at,
                   messages, read_by_citizen, read_by_staff, erased_at
              FROM interaction""";

    static final RowMapper<Interaction> MAPPER = (rs, _) -> read(rs);

    private InteractionRows() {}

    private static Interaction read(ResultSet rs) throws SQLException {
        var cause = rs.getObject("cause_interaction", UUID.class);
        var outcome = rs.getString("outcome");
        return new Interaction(
                new InteractionId(rs.getObject("id", UUID.class)),
                rs.getLong("number"),
                Channel.valueOf(rs.getString("channel")),
                Direction.valueOf(rs.getString("direction")),
                new EntryPointId(rs.getObject("entry_point_id", UUID.class)),
                new OrganisationId(rs.getObject("organisation_id", UUID.class)),
                rs.getObject("thread_id", UUID.class),
                rs.getObject("identity_id", UUID.class),
                rs.getObject("citizen_id", UUID.class),
                rs.getString("language"),
                rs.getString("topic"),
                cause == null ? null : new InteractionId(cause),
                rs.getObject("cause_promise", UUID.class),
                InteractionState.valueOf(rs.getString("state")),
                outcome == null ? null : Outcome.valueOf(outcome),
                rs.getString("ended_by"),
                rs.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                instant(rs, "connected_at"),
                instant(rs, "answered_at"),
                instant(rs, "ended_at"),
                instant(rs, "closed_at"),
                rs.getInt("messages"),
                rs.getInt("read_by_citizen"),
                rs.getInt("read_by_staff"),
                instant(rs, "erased_at"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

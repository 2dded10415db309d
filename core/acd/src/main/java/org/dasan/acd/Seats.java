package org.dasan.acd;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.city.Channel;
import org.dasan.city.OrganisationId;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of seats. Callers hold the interaction's row lock.
@Repository
class Seats {
    private static final String SELECT = """
            SELECT id, interaction_id, group_id, role, channel, queue_id, organisation_id, language, priority, queued_since, state, paused,
                   desk_only, agent_id, connected_at, wrap_up_until, extended
              FROM seat""";
    private static final RowMapper<Seat> MAPPER = (rs, _) -> read(rs);

    private final JdbcClient jdbc;

    Seats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds a seat, unless the rules of its queue have changed since `queue` was read: whoever changes them
    /// brings those who wait to the new ones, and must not miss one who comes in that moment.
    ///
    /// @return whether it was added
    boolean insert(
            Seat seat, SeatRequest request, Queue queue, String needs, String needsKey, Instant rankAt, Instant now) {
        int added = jdbc.sql("""
                INSERT INTO seat (id, interaction_id, group_id, role, channel, queue_id, organisation_id, language, needs, needs_key, priority,
                                  queued_since, rank_at, state, desk_only, preferred_agent, wanted_agent, source_seat, created_at)
                SELECT :id, :interaction, :group, :role, :channel, id, :organisation, :language, :needs::jsonb, :needsKey, :priority,
                       :queuedSince, :rankAt, 'WAITING', :deskOnly, :preferred, :wanted, :source, :now
                  FROM queue WHERE id = :queue AND version = :version FOR KEY SHARE
                """)
                .param("id", seat.id().value())
                .param("interaction", seat.interaction().value())
                .param("group", seat.group())
                .param("role", seat.role().name())
                .param("channel", seat.channel().name())
                .param("queue", queue.id())
                .param("version", queue.version())
                .param("organisation", seat.organisation().value())
                .param("language", seat.language())
                .param("needs", needs)
                .param("needsKey", needsKey)
                .param("priority", seat.priority())
                .param("queuedSince", utc(seat.queuedSince()))
                .param("rankAt", utc(rankAt))
                .param("deskOnly", seat.deskOnly())
                .param("preferred", request.preferredAgent(), Types.OTHER)
                .param("wanted", request.wantedAgent(), Types.OTHER)
                .param(
                        "source",
                        request.sourceSeat() == null
                                ? null
                                : request.sourceSeat().value(),
                        Types.OTHER)
                .param("now", utc(now))
                .update();
        return added == 1;
    }

    Optional<Seat> find(SeatId id) {
        return jdbc.sql(SELECT + " WHERE id = :id")
                .param("id", id.value())
                .query(MAPPER)
                .optional();
    }

    List<Seat> ofInteraction(InteractionId interaction) {
        return jdbc.sql(SELECT + " WHERE interaction_id = :id ORDER BY created_at, id")
                .param("id", interaction.value())
                .query(MAPPER)
                .list();
    }

    /// The seats of each of these interactions, oldest first.
    Map<UUID, List<Seat>> ofInteractions(Collection<UUID> interactions) {
        if (interactions.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(SELECT + " WHERE interaction_id = ANY(:ids::uuid[]) ORDER BY created_at, id")
                .param("ids", interactions.stream().map(UUID::toString).toArray(String[]::new))
                .query(MAPPER)
                .list()
                .stream()
                .collect(Collectors.groupingBy(seat -> seat.interaction().value()));
    }

    List<Seat> ofGroup(UUID group) {
        return jdbc.sql(SELECT + " WHERE group_id = :group ORDER BY created_at, id")
                .param("group", group)
                .query(MAPPER)
                .list();
    }

    /// What this agent holds, oldest first.
    List<Seat> heldBy(UUID agent) {
        return jdbc.sql(SELECT + """
                 WHERE agent_id = :agent AND state IN ('OFFERED', 'ACTIVE', 'PARKED', 'WRAP_UP') ORDER BY connected_at NULLS FIRST, id LIMIT 100
                """).param("agent", agent).query(MAPPER).list();
    }

    /// Seats whose wrap-up ran out.
    List<Seat> wrapUpOver(Instant now, int limit) {
        return jdbc.sql(SELECT
                        + " WHERE state = 'WRAP_UP' AND wrap_up_until <= :now ORDER BY wrap_up_until LIMIT :limit")
                .param("now", utc(now))
                .param("limit", limit)
                .query(MAPPER)
                .list();
    }

    void setState(SeatId id, SeatState state, @Nullable UUID agent) {
        jdbc.sql("UPDATE seat SET state = :state, agent_id = :agent WHERE id = :id")
                .param("state", state.name())
                .param("agent", agent, Types.OTHER)
                .param("id", id.value())
                .update();
    }

    /// From now on the agent and the citizen meet on a device beside the desk.
    void toDevice(SeatId id) {
        jdbc.sql("UPDATE seat SET desk_only = false WHERE id = :id")
                .param("id", id.value())
                .update();
    }

    void connected(SeatId id, Instant at) {
        jdbc.sql("UPDATE seat SET state = 'ACTIVE', connected_at = coalesce(connected_at, :at) WHERE id = :id")
                .param("at", utc(at))
                .param("id", id.value())
                .update();
    }

    void wrapUp(SeatId id, Instant until, String reason) {
        jdbc.sql("UPDATE seat SET state = 'WRAP_UP', wrap_up_until = :until, end_reason = :reason WHERE id = :id")
                .param("until", utc(until))
                .param("reason", reason)
                .param("id", id.value())
                .update();
    }

    void extend(SeatId id, Instant until) {
        jdbc.sql("UPDATE seat SET extended = true, wrap_up_until = :until WHERE id = :id")
                .param("until", utc(until))
                .param("id", id.value())
                .update();
    }

    void done(SeatId id, String reason, Instant at) {
        jdbc.sql(
                        "UPDATE seat SET state = 'DONE', ended_at = :at, end_reason = coalesce(end_reason, :reason) WHERE id = :id")
                .param("at", utc(at))
                .param("reason", reason)
                .param("id", id.value())
                .update();
    }

    void pause(SeatId id, boolean paused) {
        jdbc.sql("UPDATE seat SET paused = :paused WHERE id = :id")
                .param("paused", paused)
                .param("id", id.value())
                .update();
    }

    void standAlone(SeatId id) {
        jdbc.sql("UPDATE seat SET group_id = id WHERE id = :id")
                .param("id", id.value())
                .update();
    }

    void prefer(SeatId id, @Nullable UUID agent) {
        jdbc.sql("UPDATE seat SET preferred_agent = :agent WHERE id = :id")
                .param("agent", agent, Types.OTHER)
                .param("id", id.value())
                .update();
    }

    /// Until `until` this seat is not offered to that agent again.
    void avoid(SeatId seat, UUID agent, Instant until) {
        jdbc.sql("""
                INSERT INTO decline (seat_id, agent_id, until) VALUES (:seat, :agent, :until)
                ON CONFLICT (seat_id, agent_id) DO UPDATE SET until = excluded.until
                """)
                .param("seat", seat.value())
                .param("agent", agent)
                .param("until", utc(until))
                .update();
    }

    private static Seat read(ResultSet rs) throws SQLException {
        return new Seat(
                new SeatId(rs.getObject("id", UUID.class)),
                new InteractionId(rs.getObject("interaction_id", UUID.class)),
                rs.getObject("group_id", UUID.class),
                SeatRole.valueOf(rs.getString("role")),
                Channel.valueOf(rs.getString("channel")),
                rs.getObject("queue_id", UUID.class),
                new OrganisationId(rs.getObject("organisation_id", UUID.class)),
                rs.getString("language"),
                rs.getInt("priority"),
                rs.getObject("queued_since", OffsetDateTime.class).toInstant(),
                SeatState.valueOf(rs.getString("state")),
                rs.getBoolean("paused"),
                rs.getBoolean("desk_only"),
                rs.getObject("agent_id", UUID.class),
                instant(rs, "connected_at"),
                instant(rs, "wrap_up_until"),
                rs.getBoolean("extended"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

package org.dasan.acd;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.city.Label;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Reads what the ACD holds; changes nothing, locks nothing.
@Component
public class AcdQueries {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Seats seats;

    AcdQueries(JdbcClient jdbc, Seats seats) {
        this.jdbc = jdbc;
        this.seats = seats;
    }

    /// Who waits in a queue now, and since when the one who waits longest; paused seats count too.
    public record Waiting(UUID queue, int count, @Nullable Instant longestSince) {}

    /// An agent who is signed in.
    ///
    /// @param free whether there is room for another chat
    public record Colleague(UUID id, PresenceState state, boolean free) {}

    /// A cause that agents may give.
    public record Reason(String code, Label label) {}

    /// What this agent holds, oldest first.
    public List<Seat> heldBy(UUID agent) {
        return seats.heldBy(agent);
    }

    public List<Seat> ofInteraction(InteractionId interaction) {
        return seats.ofInteraction(interaction);
    }

    /// The seats of each of these interactions, oldest first.
    public Map<UUID, List<Seat>> ofInteractions(Collection<UUID> interactions) {
        return seats.ofInteractions(interactions);
    }

    /// Agents whose desk shows these interactions: they hold a seat of it that is not done.
    public Map<UUID, Set<UUID>> holders(Collection<UUID> interactions) {
        return jdbc
                .sql("""
                SELECT interaction_id, agent_id FROM seat
                 WHERE interaction_id = ANY(:ids::uuid[]) AND agent_id IS NOT NULL AND state <> 'DONE'
                """)
                .param("ids", interactions.stream().map(UUID::toString).toArray(String[]::new))
                .query((rs, _) -> Map.entry(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /// Queues in which somebody waits.
    public Map<UUID, Waiting> waiting() {
        return jdbc
                .sql(
                        "SELECT queue_id, count(*), min(queued_since) FROM seat WHERE state IN ('WAITING', 'OFFERED') GROUP BY queue_id")
                .query((rs, _) -> new Waiting(
                        rs.getObject(1, UUID.class),
                        rs.getInt(2),
                        rs.getObject(3, OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Waiting::queue, w -> w));
    }

    /// Everybody who is not OFFLINE.
    public List<Colleague> colleagues() {
        return jdbc.sql("""
                SELECT p.staff_id, p.state, coalesce(l.used < l.capacity, false)
                  FROM presence p LEFT JOIN agent_load l ON l.staff_id = p.staff_id AND l.channel = 'CHAT'
                 WHERE p.state <> 'OFFLINE' ORDER BY p.staff_id LIMIT 2000
                """)
                .query((rs, _) -> new Colleague(
                        rs.getObject(1, UUID.class), PresenceState.valueOf(rs.getString(2)), rs.getBoolean(3)))
                .list();
    }

    /// Causes of a kind: NOT_READY or DECLINE.
    public List<Reason> reasons(String kind) {
        return jdbc.sql("SELECT code, label::text FROM reason WHERE kind = :kind ORDER BY position, code")
                .param("kind", kind)
                .query((rs, _) -> new Reason(rs.getString(1), JSON.readValue(rs.getString(2), Label.class)))
                .list();
    }

    /// A skill that agents can have.
    public record Skill(String code, Label label) {}

    /// All skills, by code.
    public List<Skill> skills() {
        return jdbc.sql("SELECT code, name::text FROM skill ORDER BY code")
                .query((rs, _) -> new Skill(rs.getString(1), JSON.readValue(rs.getString(2), Label.class)))
                .list();
    }
}

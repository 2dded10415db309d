package org.dasan.interactions;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads interactions and what belongs to them; changes nothing, locks nothing, and bounds every list.
@Component
public class InteractionQueries {
    private final JdbcClient jdbc;

    InteractionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A past contact of the same citizen, in one line.
    public record PastContact(
            InteractionId id,
            Channel channel,
            Instant at,
            InteractionState state,
            @Nullable Outcome outcome,
            UUID organisation,
            List<String> topics) {}

    /// A stretch of an interaction's time.
    public record Span(
            SpanKind kind, Instant startedAt, @Nullable Instant endedAt) {}

    /// Somebody who takes or took part.
    public record Participant(
            ParticipantKind kind,
            @Nullable UUID staff,
            Instant joinedAt,
            @Nullable Instant leftAt) {}

    public Optional<Interaction> find(InteractionId id) {
        return jdbc.sql(InteractionRows.SELECT + " WHERE id = :id")
                .param("id", id.value())
                .query(InteractionRows.MAPPER)
                .optional();
    }

    /// What an adapter's own name for an arrival became.
    public Optional<Interaction> byIntake(String intakeKey) {
        return jdbc.sql(InteractionRows.SELECT + " WHERE intake_key = :intakeKey")
                .param("intakeKey", intakeKey)
                .query(InteractionRows.MAPPER)
                .optional();
    }

    /// The last contacts of whoever this interaction is with, newest first, without itself. Costs the same
    /// however many interactions there are: each branch reads the newest of one index.
    public List<PastContact> history(Interaction of, int limit) {
        return jdbc.sql("""
                SELECT i.id, i.channel, i.arrived_at, i.state, i.outcome, i.organisation_id, coalesce(r.topics, '{}') AS topics
                  FROM (
                        (SELECT * FROM interaction WHERE citizen_id = :citizen AND id <> :id ORDER BY arrived_at DESC LIMIT :limit)
                        UNION
                        (SELECT * FROM interaction WHERE identity_id = :identity AND id <> :id ORDER BY arrived_at DESC LIMIT :limit)
                        UNION
                        (SELECT * FROM interaction WHERE thread_id = :thread AND id <> :id ORDER BY arrived_at DESC LIMIT :limit)
                       ) i
                  LEFT JOIN record r ON r.interaction_id = i.id
                 ORDER BY i.arrived_at DESC LIMIT :limit
                """)
                .param("citizen", of.citizen(), Types.OTHER)
                .param("identity", of.identity(), Types.OTHER)
                .param("thread", of.thread(), Types.OTHER)
                .param("id", of.id().value())
                .param("limit", limit)
                .query((rs, _) -> {
                    var outcome = rs.getString("outcome");
                    return new PastContact(
                            new InteractionId(rs.getObject("id", UUID.class)),
                            Channel.valueOf(rs.getString("channel")),
                            rs.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                            InteractionState.valueOf(rs.getString("state")),
                            outcome == null ? null : Outcome.valueOf(outcome),
                            rs.getObject("organisation_id", UUID.class),
                            List.of((String[]) rs.getArray("topics").getArray()));
                })
                .list();
    }

    public List<Span> spans(InteractionId id) {
        return jdbc.sql(
                        "SELECT kind, started_at, ended_at FROM span WHERE interaction_id = :id ORDER BY started_at LIMIT 200")
                .param("id", id.value())
                .query((rs, _) -> {
                    var ended = rs.getObject("ended_at", OffsetDateTime.class);
                    return new Span(
                            SpanKind.valueOf(rs.getString("kind")),
                            rs.getObject("started_at", OffsetDateTime.class).toInstant(),
                            ended == null ? null : ended.toInstant());
                })
                .list();
    }

    public List<Participant> participants(InteractionId id) {
        return jdbc.sql(
                        "SELECT kind, staff_id, joined_at, left_at FROM participant WHERE interaction_id = :id ORDER BY joined_at LIMIT 50")
                .param("id", id.value())
                .query((rs, _) -> {
                    var left = rs.getObject("left_at", OffsetDateTime.class);
                    return new Participant(
                            ParticipantKind.valueOf(rs.getString("kind")),
                            rs.getObject("staff_id", UUID.class),
                            rs.getObject("joined_at", OffsetDateTime.class).toInstant(),
                            left == null ? null : left.toInstant());
                })
                .list();
    }

    /// Whether this person of the city takes or took part.
    public boolean tookPart(InteractionId id, UUID staff) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM participant WHERE interaction_id = :id AND staff_id = :staff)")
                .param("id", id.value())
                .param("staff", staff)
                .query(Boolean.class)
                .single();
    }

    /// A page of interactions of these organisations, newest first.
    ///
    /// @param after the last one of the page before; nothing = the first page
    public List<Interaction> page(
            Collection<UUID> organisations,
            Optional<Channel> channel,
            Optional<InteractionState> state,
            Optional<UUID> after,
            int size) {
        return jdbc.sql(InteractionRows.SELECT + """
                 WHERE organisation_id = ANY(:organisations::uuid[])
                   AND (cast(:channel AS text) IS NULL OR channel = :channel)
                   AND (cast(:state AS text) IS NULL OR state = :state)
                   AND (cast(:after AS uuid) IS NULL OR (arrived_at, id) < (SELECT arrived_at, id FROM interaction WHERE id = cast(:after AS uuid)))
                 ORDER BY arrived_at DESC, id DESC LIMIT :size
                """)
                .param(
                        "organisations",
                        organisations.stream().map(UUID::toString).toArray(String[]::new))
                .param("channel", channel.map(Channel::name).orElse(null))
                .param("state", state.map(InteractionState::name).orElse(null))
                .param("after", after.map(UUID::toString).orElse(null))
                .param("size", Math.clamp(size, 1, 200))
                .query(InteractionRows.MAPPER)
                .list();
    }

    /// All topics a record may name, with their path in each language as JSON.
    public record Topic(String code, String path) {}

    public List<Topic> topics() {
        return jdbc.sql("SELECT code, path::text AS path FROM topic WHERE active ORDER BY position, code LIMIT 1000")
                .query((rs, _) -> new Topic(rs.getString("code"), rs.getString("path")))
                .list();
    }
}

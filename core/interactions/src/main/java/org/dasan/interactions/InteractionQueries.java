package org.dasan.interactions;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /// Those of these interactions that there are.
    public Map<UUID, Interaction> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(InteractionRows.SELECT + " WHERE id = ANY(:ids::uuid[])")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(InteractionRows.MAPPER)
                .list()
                .stream()
                .collect(Collectors.toMap(interaction -> interaction.id().value(), Function.identity()));
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

    /// What a list of interactions is narrowed to; what is empty narrows nothing.
    ///
    /// @param organisations whose; null = anybody's
    /// @param from          arrived then or later
    /// @param to            arrived before
    /// @param staff         who took part
    /// @param number        the counter within their day; needs `from` and `to`
    /// @param last4         how the citizen's address ends
    /// @param identity      the citizen's address
    /// @param words         beginnings of words that stand in a memo
    /// @param after         the last one of the page before
    public record Wanted(
            @Nullable Collection<UUID> organisations,
            Optional<Channel> channel,
            Optional<InteractionState> state,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<UUID> staff,
            Optional<Long> number,
            Optional<String> last4,
            Optional<UUID> identity,
            List<String> words,
            Optional<UUID> after) {}

    /// A page of interactions, newest first.
    public List<Interaction> page(Wanted wanted, int size) {
        var where = new ArrayList<String>();
        var params = new HashMap<String, Object>();
        if (wanted.organisations() != null) {
            where.add("organisation_id = ANY(:organisations::uuid[])");
            params.put(
                    "organisations",
                    wanted.organisations().stream().map(UUID::toString).toArray(String[]::new));
        }
        var clauses = new Clauses(where, params);
        clauses.add("channel = :channel", "channel", wanted.channel().map(Channel::name));
        clauses.add("state = :state", "state", wanted.state().map(InteractionState::name));
        clauses.add("arrived_at >= :from", "from", wanted.from().map(at -> at.atOffset(ZoneOffset.UTC)));
        clauses.add("arrived_at < :to", "to", wanted.to().map(at -> at.atOffset(ZoneOffset.UTC)));
        clauses.add("id IN (SELECT interaction_id FROM participant WHERE staff_id = :staff)", "staff", wanted.staff());
        clauses.add("number = :number", "number", wanted.number());
        clauses.add(
                "identity_id IN (SELECT id FROM identity WHERE last4 = :last4 AND kind <> 'VISITOR')",
                "last4",
                wanted.last4());
        clauses.add("identity_id = :identity", "identity", wanted.identity());
        clauses.add(
                "id IN (SELECT interaction_id FROM record_memo WHERE to_tsvector('simple', memo) @@ to_tsquery('simple', :words))",
                "words",
                wanted.words().isEmpty()
                        ? Optional.empty()
                        : Optional.of(wanted.words().stream()
                                .map(word -> "'" + word.replace("'", "''").replace("\\", "\\\\") + "':*")
                                .collect(Collectors.joining(" & "))));
        clauses.add(
                "(arrived_at, id) < (SELECT arrived_at, id FROM interaction WHERE id = :after)",
                "after",
                wanted.after());
        return jdbc.sql(InteractionRows.SELECT
                        + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
                        + " ORDER BY arrived_at DESC, id DESC LIMIT :size")
                .params(params)
                .param("size", Math.clamp(size, 1, 200))
                .query(InteractionRows.MAPPER)
                .list();
    }

    private record Clauses(List<String> where, Map<String, Object> params) {
        void add(String clause, String name, Optional<?> value) {
            value.ifPresent(v -> {
                where.add(clause);
                params.put(name, v);
            });
        }
    }

    /// What was written down about an interaction.
    ///
    /// @param memo of all its seats, in their order
    /// @param staff who took part, in the order they came
    public record Summary(List<String> topics, String memo, List<UUID> staff) {
        public static final Summary EMPTY = new Summary(List.of(), "", List.of());
    }

    /// What was written down, by interaction; those without anything are left out.
    public Map<UUID, Summary> summaries(Collection<UUID> interactions) {
        var found = new HashMap<UUID, Summary>();
        jdbc.sql("""
                SELECT i.id, coalesce(r.topics, '{}') AS topics,
                       coalesce((SELECT string_agg(m.memo, ' · ' ORDER BY m.saved_at) FROM record_memo m WHERE m.interaction_id = i.id AND m.memo <> ''), '') AS memo,
                       ARRAY(SELECT p.staff_id FROM participant p WHERE p.interaction_id = i.id AND p.staff_id IS NOT NULL
                              GROUP BY p.staff_id ORDER BY min(p.joined_at)) AS staff
                  FROM interaction i LEFT JOIN record r ON r.interaction_id = i.id
                 WHERE i.id = ANY(:ids::uuid[])
                """)
                .param("ids", interactions.stream().map(UUID::toString).toArray(String[]::new))
                .query(rs -> {
                    found.put(
                            rs.getObject("id", UUID.class),
                            new Summary(
                                    List.of((String[]) rs.getArray("topics").getArray()),
                                    rs.getString("memo"),
                                    List.of((UUID[]) rs.getArray("staff").getArray())));
                });
        return found;
    }

    /// All topics a record may name, with their path in each language as JSON.
    public record Topic(String code, String path) {}

    public List<Topic> topics() {
        return jdbc.sql("SELECT code, path::text AS path FROM topic WHERE active ORDER BY position, code LIMIT 1000")
                .query((rs, _) -> new Topic(rs.getString("code"), rs.getString("path")))
                .list();
    }
}

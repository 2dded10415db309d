package org.dasan.interactions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads messages. Every list is bounded and oldest first.
@Component
public class Messages {
    private static final String COLUMNS = """
            SELECT m.id, m.client_id, m.interaction_id, m.number, m.seq, m.direction, m.author_kind, m.staff_id, m.code, m.text, m.language, m.received_at
              FROM message m
            """;

    private final JdbcClient jdbc;

    Messages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The newest `limit` messages of a thread, before the message `before` when given.
    public List<Message> ofThread(UUID thread, Optional<UUID> before, boolean withNotes, int limit) {
        var found = jdbc.sql(COLUMNS + """
                 WHERE m.thread_id = :thread AND (:notes OR m.direction <> 'NOTE')
                   AND (cast(:before AS uuid) IS NULL
                        OR (m.received_at, m.number) < (SELECT received_at, number FROM message WHERE id = cast(:before AS uuid)))
                 ORDER BY m.received_at DESC, m.number DESC LIMIT :limit
                """)
                .param("thread", thread)
                .param("notes", withNotes)
                .param("before", before.map(UUID::toString).orElse(null))
                .param("limit", limit)
                .query((rs, _) -> row(rs))
                .list();
        return withMedia(found.reversed());
    }

    /// The newest `limit` messages of an interaction.
    public List<Message> ofInteraction(InteractionId interaction, int limit) {
        var found = jdbc.sql(COLUMNS + " WHERE m.interaction_id = :id ORDER BY m.number DESC LIMIT :limit")
                .param("id", interaction.value())
                .param("limit", limit)
                .query((rs, _) -> row(rs))
                .list();
        return withMedia(found.reversed());
    }

    /// These messages by id; ids that do not exist are missing from the answer.
    public Map<UUID, Message> byId(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var found = jdbc.sql(COLUMNS + " WHERE m.id = ANY(:ids::uuid[])")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query((rs, _) -> row(rs))
                .list();
        var byId = new HashMap<UUID, Message>();
        withMedia(found).forEach(message -> byId.put(message.id(), message));
        return byId;
    }

    /// The last message that citizen and city exchanged, for each of these interactions that has one.
    public Map<UUID, Message> lastOf(Collection<UUID> interactions) {
        if (interactions.isEmpty()) {
            return Map.of();
        }
        var found = jdbc.sql("""
                SELECT DISTINCT ON (m.interaction_id)
                       m.id, m.client_id, m.interaction_id, m.number, m.seq, m.direction, m.author_kind, m.staff_id, m.code, m.text, m.language, m.received_at
                  FROM message m
                 WHERE m.interaction_id = ANY(:ids::uuid[]) AND m.direction IN ('IN', 'OUT')
                 ORDER BY m.interaction_id, m.number DESC
                """)
                .param("ids", interactions.stream().map(UUID::toString).toArray(String[]::new))
                .query((rs, _) -> row(rs))
                .list();
        var byInteraction = new HashMap<UUID, Message>();
        withMedia(found)
                .forEach(message -> byInteraction.put(message.interaction().value(), message));
        return byInteraction;
    }

    /// How a running conversation stands for who answers it.
    ///
    /// @param unread        citizen's messages above the read mark of staff
    /// @param awaitingSince when the citizen wrote first since our last answer; nothing when we spoke last
    public record Standing(
            UUID interaction, int unread, @Nullable Instant awaitingSince) {}

    /// How these conversations stand.
    public Map<UUID, Standing> standing(Collection<UUID> interactions) {
        if (interactions.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                SELECT i.id, count(m.id) FILTER (WHERE m.number > i.read_by_staff), min(m.received_at) FILTER (WHERE m.number > coalesce(o.last, 0))
                  FROM interaction i
                  LEFT JOIN LATERAL (SELECT max(number) AS last FROM message WHERE interaction_id = i.id AND direction = 'OUT') o ON true
                  LEFT JOIN message m ON m.interaction_id = i.id AND m.direction = 'IN'
                 WHERE i.id = ANY(:ids::uuid[]) GROUP BY i.id
                """)
                .param("ids", interactions.stream().map(UUID::toString).toArray(String[]::new))
                .query((rs, _) -> {
                    var since = rs.getObject(3, OffsetDateTime.class);
                    return new Standing(
                            rs.getObject(1, UUID.class), rs.getInt(2), since == null ? null : since.toInstant());
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Standing::interaction, standing -> standing));
    }

    private List<Message> withMedia(List<Message> messages) {
        var media = new HashMap<UUID, List<MediaItem>>();
        jdbc.sql(
                        "SELECT message_id, id, name, mime, size FROM media WHERE message_id = ANY(:ids::uuid[]) ORDER BY uploaded_at, id")
                .param("ids", messages.stream().map(m -> m.id().toString()).toArray(String[]::new))
                .query(rs -> {
                    media.computeIfAbsent(rs.getObject("message_id", UUID.class), _ -> new ArrayList<>())
                            .add(new MediaItem(
                                    rs.getObject("id", UUID.class),
                                    rs.getString("name"),
                                    rs.getString("mime"),
                                    rs.getLong("size")));
                });
        return messages.stream()
                .map(m -> media.containsKey(m.id()) ? carrying(m, media.getOrDefault(m.id(), List.of())) : m)
                .toList();
    }

    private static Message carrying(Message m, List<MediaItem> media) {
        return new Message(
                m.id(),
                m.clientId(),
                m.interaction(),
                m.number(),
                m.seq(),
                m.direction(),
                m.authorKind(),
                m.staff(),
                m.code(),
                m.text(),
                m.language(),
                m.at(),
                List.copyOf(media));
    }

    private static Message row(ResultSet rs) throws SQLException {
        return new Message(
                rs.getObject("id", UUID.class),
                rs.getObject("client_id", UUID.class),
                new InteractionId(rs.getObject("interaction_id", UUID.class)),
                rs.getInt("number"),
                rs.getInt("seq"),
                rs.getString("direction"),
                rs.getString("author_kind"),
                rs.getObject("staff_id", UUID.class),
                rs.getString("code"),
                rs.getString("text"),
                rs.getString("language"),
                rs.getObject("received_at", OffsetDateTime.class).toInstant(),
                List.of());
    }
}

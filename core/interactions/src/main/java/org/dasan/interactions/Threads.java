package org.dasan.interactions;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.EntryPointId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The providers' conversations. A message on a thread with an open interaction joins it, else it opens a new
/// one.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Threads {
    private final JdbcClient jdbc;
    private final Clock clock;

    Threads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A conversation.
    ///
    /// @param current its newest interaction, open or not
    public record MessageThread(
            UUID id,
            Channel channel,
            EntryPointId entryPoint,
            @Nullable UUID identity,
            String language,
            @Nullable InteractionId current) {}

    /// Creates the thread under an id made by its adapter, or leaves the one that is there. Returns whether
    /// it is new.
    public boolean open(
            UUID id,
            Channel channel,
            EntryPointId entryPoint,
            @Nullable UUID identity,
            @Nullable String providerKey,
            String language) {
        return jdbc.sql("""
                INSERT INTO thread (id, channel, entry_point_id, identity_id, provider_key, language, created_at)
                VALUES (:id, :channel, :entryPoint, :identity, :providerKey, :language, :now)
                ON CONFLICT DO NOTHING
                """)
                        .param("id", id)
                        .param("channel", channel.name())
                        .param("entryPoint", entryPoint.value())
                        .param("identity", identity, Types.OTHER)
                        .param("providerKey", providerKey)
                        .param("language", language)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// The thread, its row locked until the transaction ends; two messages on one thread never both open an
    /// interaction.
    ///
    /// Citizens lock the thread before the interaction. Agents hold the interaction when their message refers
    /// to the thread, which a stronger lock would keep waiting: each would wait for the other.
    public Optional<MessageThread> lock(UUID id) {
        return read(id, " FOR NO KEY UPDATE");
    }

    /// The same by the name its provider or adapter gave it.
    public Optional<MessageThread> lock(Channel channel, EntryPointId entryPoint, String providerKey) {
        return jdbc.sql("""
                SELECT id FROM thread WHERE channel = :channel AND entry_point_id = :entryPoint AND provider_key = :key
                """)
                .param("channel", channel.name())
                .param("entryPoint", entryPoint.value())
                .param("key", providerKey)
                .query(UUID.class)
                .optional()
                .flatMap(this::lock);
    }

    /// The thread as it stands.
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<MessageThread> find(UUID id) {
        return read(id, "");
    }

    private Optional<MessageThread> read(UUID id, String suffix) {
        return jdbc.sql(
                        "SELECT id, channel, entry_point_id, identity_id, language, current_interaction FROM thread WHERE id = :id"
                                + suffix)
                .param("id", id)
                .query((rs, _) -> {
                    var current = rs.getObject("current_interaction", UUID.class);
                    return new MessageThread(
                            rs.getObject("id", UUID.class),
                            Channel.valueOf(rs.getString("channel")),
                            new EntryPointId(rs.getObject("entry_point_id", UUID.class)),
                            rs.getObject("identity_id", UUID.class),
                            rs.getString("language"),
                            current == null ? null : new InteractionId(current));
                })
                .optional();
    }
}

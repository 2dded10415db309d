package org.dasan.channels.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.Threads;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Whether citizens are at their pages: the table `chat_visitor`. A socket says so while it lasts; without
/// one every request does. Somebody who was away gets offers again the moment they are seen.
@Component
class Visitors {
    /// Being seen again sooner is not written down.
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Threads threads;
    private final Interactions interactions;
    private final Acd acd;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Cache<UUID, Instant> noted =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(FRESH).build();

    Visitors(
            JdbcClient jdbc,
            Threads threads,
            Interactions interactions,
            Acd acd,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.threads = threads;
        this.interactions = interactions;
        this.acd = acd;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The citizen begins a conversation; part of the caller's transaction.
    void appeared(UUID conversation, Instant now) {
        jdbc.sql("INSERT INTO chat_visitor (thread_id, last_seen) VALUES (:id, :now)")
                .param("id", conversation)
                .param("now", utc(now))
                .update();
    }

    /// A request of the citizen came in.
    void seen(UUID conversation) {
        var now = clock.instant();
        var before = noted.getIfPresent(conversation);
        if (before == null || !now.isBefore(before.plus(FRESH))) {
            noted.put(conversation, now);
            note(conversation, now, null);
        }
    }

    /// The citizen's page opened a socket.
    void connected(UUID conversation) {
        note(conversation, clock.instant(), true);
    }

    /// The last socket of the citizen is gone; it was there at `at`.
    void disconnected(UUID conversation, Instant at) {
        noted.invalidate(conversation);
        jdbc.sql(
                        "UPDATE chat_visitor SET connected = false, last_seen = greatest(last_seen, :at) WHERE thread_id = :id")
                .param("id", conversation)
                .param("at", utc(at))
                .update();
    }

    private void note(UUID conversation, Instant now, @Nullable Boolean connected) {
        var away = jdbc.sql("""
                UPDATE chat_visitor SET last_seen = greatest(last_seen, :now), connected = coalesce(cast(:connected AS boolean), connected)
                 WHERE thread_id = :id RETURNING away
                """)
                .param("id", conversation)
                .param("now", utc(now))
                .param("connected", connected)
                .query(Boolean.class)
                .optional();
        if (away.orElse(false)) {
            transaction.executeWithoutResult(_ -> back(conversation));
        }
    }

    private void back(UUID conversation) {
        var current =
                threads.find(conversation).map(Threads.MessageThread::current).orElse(null);
        if (current != null) {
            interactions.lock(current);
            acd.pauseOffers(current, false);
        }
        jdbc.sql("UPDATE chat_visitor SET away = false WHERE thread_id = :id")
                .param("id", conversation)
                .update();
    }

    /// Writes down that a waiting citizen is away, unless they were seen after `limit`. The caller holds the
    /// interaction's row lock. Returns whether it is so.
    boolean markAway(UUID conversation, Instant limit) {
        return jdbc.sql("""
                UPDATE chat_visitor SET away = true
                 WHERE thread_id = :id AND NOT connected AND NOT away AND last_seen <= :limit
                """)
                        .param("id", conversation)
                        .param("limit", utc(limit))
                        .update()
                == 1;
    }

    /// Whether the citizen has not been seen after `limit`.
    boolean goneSince(UUID conversation, Instant limit) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT 1 FROM chat_visitor WHERE thread_id = :id AND NOT connected AND last_seen <= :limit)")
                .param("id", conversation)
                .param("limit", utc(limit))
                .query(Boolean.class)
                .single();
    }

    /// Citizens of open conversations and whether they count as connected, to be compared with the sockets
    /// there are.
    Map<UUID, Boolean> ofOpenConversations(int limit) {
        var visitors = new HashMap<UUID, Boolean>();
        jdbc.sql("""
                SELECT v.thread_id, v.connected
                  FROM interaction i JOIN chat_visitor v ON v.thread_id = i.thread_id
                 WHERE i.state NOT IN ('WRAP_UP', 'CLOSED')
                 ORDER BY v.last_seen LIMIT :limit
                """).param("limit", limit).query(rs -> {
            visitors.put(rs.getObject(1, UUID.class), rs.getBoolean(2));
        });
        return visitors;
    }

    /// These are still there.
    void stillConnected(Collection<UUID> conversations) {
        jdbc.sql("UPDATE chat_visitor SET last_seen = :now WHERE thread_id = ANY(:ids::uuid[]) AND connected")
                .param("now", utc(clock.instant()))
                .param("ids", conversations.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /// The interaction in which the conversation goes on.
    @Nullable
    InteractionId current(UUID conversation) {
        return threads.find(conversation).map(Threads.MessageThread::current).orElse(null);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

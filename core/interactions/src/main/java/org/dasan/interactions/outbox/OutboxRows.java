package org.dasan.interactions.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.interactions.InteractionId;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The tables `outbox` and `outbox_receipt`. Decides nothing.
@Repository
class OutboxRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COLUMNS =
            " o.id, o.channel, o.interaction_id, o.message_id, o.identity_id, o.state, o.attempt, o.expires_at, o.payload::text AS payload, o.last_code,"
                    + " o.created_at, o.updated_at ";
    private static final int LONGEST_CODE = 200;

    private final JdbcClient jdbc;

    OutboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Payload(String from, String text) {}

    record Row(
            UUID id,
            Channel channel,
            @Nullable InteractionId interaction,
            @Nullable UUID message,
            UUID identity,
            DeliveryState state,
            int attempt,
            Instant expiresAt,
            Payload payload,
            @Nullable String lastCode,
            Instant createdAt,
            Instant updatedAt) {}

    /// What a row becomes.
    ///
    /// @param dueAt when something is to be done about it next; null leaves it
    record Change(
            DeliveryState state,
            @Nullable Instant dueAt,
            @Nullable String code) {}

    /// Empty when the message is queued on that channel already.
    Optional<UUID> insert(Outgoing outgoing, Instant now) {
        return jdbc.sql("""
                INSERT INTO outbox (id, channel, interaction_id, message_id, identity_id, state, rank, due_at, expires_at, payload, created_at, updated_at)
                VALUES (:id, :channel, :interaction, :message, :identity, 'QUEUED', 0, :now, :expires, :payload::jsonb, :now, :now)
                ON CONFLICT (message_id, channel) DO NOTHING RETURNING id
                """)
                .param("id", Ids.next())
                .param("channel", outgoing.channel().name())
                .param(
                        "interaction",
                        outgoing.interaction() == null
                                ? null
                                : outgoing.interaction().value())
                .param("message", outgoing.message())
                .param("identity", outgoing.identity())
                .param("expires", at(now.plus(outgoing.goodFor())))
                .param("payload", JSON.writeValueAsString(new Payload(outgoing.from(), outgoing.text())))
                .param("now", at(now))
                .query(UUID.class)
                .optional();
    }

    UUID ofMessage(@Nullable UUID message, Channel channel) {
        return jdbc.sql("SELECT id FROM outbox WHERE message_id = :message AND channel = :channel")
                .param("message", message)
                .param("channel", channel.name())
                .query(UUID.class)
                .single();
    }

    /// Claims due rows, oldest first. Two workers never get the same one: SKIP LOCKED passes over what
    /// another transaction holds. Of one interaction's texts on a channel only the first that is not yet
    /// handed over is due, so that they leave in the order in which they were written.
    List<Row> claimDue(Set<Channel> channels, int limit, Instant now, Duration lease) {
        return jdbc.sql("""
                WITH due AS MATERIALIZED (
                  SELECT o.id FROM outbox o
                   WHERE o.state = 'QUEUED' AND o.due_at <= :now AND o.expires_at > :now AND o.channel = ANY(:channels::text[])
                     AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.interaction_id = o.interaction_id AND e.channel = o.channel
                                        AND e.state IN ('QUEUED', 'SENDING') AND e.id < o.id)
                   ORDER BY o.due_at, o.id LIMIT :limit FOR UPDATE OF o SKIP LOCKED)
                UPDATE outbox o SET state = 'SENDING', rank = :rank, attempt = o.attempt + 1, lease_until = :lease, updated_at = :now
                  FROM due WHERE o.id = due.id
                RETURNING
                """ + COLUMNS)
                .param("channels", channels.stream().map(Channel::name).toArray(String[]::new))
                .param("limit", limit)
                .param("rank", DeliveryState.SENDING.rank())
                .param("lease", at(now.plus(lease)))
                .param("now", at(now))
                .query((rs, _) -> row(rs))
                .list();
    }

    /// Claimed rows whose worker has not come back.
    List<Row> lockDead(Instant now, int limit) {
        return locked("o.state = 'SENDING' AND o.lease_until <= :now ORDER BY o.lease_until", now, limit);
    }

    /// Queued rows that are good for nothing any more.
    List<Row> lockExpired(Instant now, int limit) {
        return locked("o.state = 'QUEUED' AND o.expires_at <= :now ORDER BY o.expires_at", now, limit);
    }

    private List<Row> locked(String condition, Instant now, int limit) {
        return jdbc.sql("SELECT" + COLUMNS + "FROM outbox o WHERE " + condition
                        + " LIMIT :limit FOR UPDATE SKIP LOCKED")
                .param("now", at(now))
                .param("limit", limit)
                .query((rs, _) -> row(rs))
                .list();
    }

    /// Uncertain rows to ask the provider about; the next question is put off, twice as long each time.
    List<Row> claimLookUps(Set<Channel> channels, int limit, int mostOften, Instant now, Duration first) {
        return jdbc.sql("""
                WITH due AS MATERIALIZED (
                  SELECT o.id FROM outbox o
                   WHERE o.state = 'UNCERTAIN' AND o.due_at <= :now AND o.look_ups < :mostOften AND o.channel = ANY(:channels::text[])
                   ORDER BY o.due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                UPDATE outbox o SET look_ups = o.look_ups + 1, due_at = cast(:now AS timestamptz) + make_interval(secs => :first * power(2, o.look_ups + 1))
                  FROM due WHERE o.id = due.id
                RETURNING
                """ + COLUMNS)
                .param("channels", channels.stream().map(Channel::name).toArray(String[]::new))
                .param("limit", limit)
                .param("mostOften", mostOften)
                .param("first", (double) first.toSeconds())
                .param("now", at(now))
                .query((rs, _) -> row(rs))
                .list();
    }

    Optional<Row> lock(UUID id) {
        return jdbc.sql("SELECT" + COLUMNS + "FROM outbox o WHERE o.id = :id FOR UPDATE")
                .param("id", id)
                .query((rs, _) -> row(rs))
                .optional();
    }

    Optional<Row> lockByName(Channel channel, String externalId) {
        return jdbc.sql("SELECT" + COLUMNS + """
                 FROM outbox o WHERE o.channel = :channel AND o.external_id = :name ORDER BY o.id DESC LIMIT 1 FOR UPDATE
                """)
                .param("channel", channel.name())
                .param("name", externalId)
                .query((rs, _) -> row(rs))
                .optional();
    }

    /// From here to the end of the transaction nobody else relates anything to that name, so that a receipt
    /// and the answer it belongs to find each other, whichever comes first.
    void reserveName(Channel channel, String externalId) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:name, 120))")
                .param("name", channel + "/" + externalId)
                .query((_, _) -> true)
                .list();
    }

    void name(UUID id, String externalId) {
        jdbc.sql("UPDATE outbox SET external_id = :name WHERE id = :id")
                .param("name", externalId)
                .param("id", id)
                .update();
    }

    void change(UUID id, Change change, Instant now) {
        jdbc.sql("""
                UPDATE outbox SET state = :state, rank = :rank, lease_until = NULL, due_at = coalesce(cast(:due AS timestamptz), due_at),
                       last_code = :code, updated_at = :now
                 WHERE id = :id
                """)
                .param("state", change.state().name())
                .param("rank", change.state().rank())
                .param("due", change.dueAt() == null ? null : at(change.dueAt()))
                .param(
                        "code",
                        change.code() == null
                                ? null
                                : change.code()
                                        .substring(
                                                0,
                                                Math.min(
                                                        LONGEST_CODE,
                                                        change.code().length())))
                .param("now", at(now))
                .param("id", id)
                .update();
    }

    void goodUntil(UUID id, Instant expiresAt) {
        jdbc.sql("UPDATE outbox SET expires_at = greatest(expires_at, :expires) WHERE id = :id")
                .param("expires", at(expiresAt))
                .param("id", id)
                .update();
    }

    /// Empty when the same was told before.
    Optional<UUID> insertReceipt(Receipt receipt, Instant now) {
        return jdbc.sql("""
                INSERT INTO outbox_receipt (id, channel, external_id, state, code, applied, occurred_at, received_at)
                VALUES (:id, :channel, :name, :state, :code, false, :occurred, :now)
                ON CONFLICT (channel, external_id, state, coalesce(code, '')) DO NOTHING RETURNING id
                """)
                .param("id", Ids.next())
                .param("channel", receipt.channel().name())
                .param("name", receipt.externalId())
                .param("state", receipt.state().name())
                .param("code", receipt.code())
                .param("occurred", at(receipt.occurredAt()))
                .param("now", at(now))
                .query(UUID.class)
                .optional();
    }

    record Parked(UUID id, Receipt receipt) {}

    /// Receipts that came before their text had a name, as they came.
    List<Parked> parked(Channel channel, String externalId) {
        return jdbc.sql("""
                SELECT id, state, code, occurred_at FROM outbox_receipt
                 WHERE channel = :channel AND external_id = :name AND outbox_id IS NULL ORDER BY received_at, id
                """)
                .param("channel", channel.name())
                .param("name", externalId)
                .query((rs, _) -> new Parked(
                        rs.getObject("id", UUID.class),
                        new Receipt(
                                channel,
                                externalId,
                                DeliveryState.valueOf(rs.getString("state")),
                                rs.getString("code"),
                                instant(rs, "occurred_at"))))
                .list();
    }

    void relate(UUID receipt, UUID outbox, boolean applied) {
        jdbc.sql("UPDATE outbox_receipt SET outbox_id = :outbox, applied = :applied WHERE id = :id")
                .param("outbox", outbox)
                .param("applied", applied)
                .param("id", receipt)
                .update();
    }

    List<Row> ofMessages(Collection<UUID> messages) {
        return jdbc.sql("SELECT" + COLUMNS + "FROM outbox o WHERE o.message_id = ANY(:messages::uuid[]) ORDER BY o.id")
                .param("messages", messages.stream().map(UUID::toString).toArray(String[]::new))
                .query((rs, _) -> row(rs))
                .list();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("SELECT" + COLUMNS + "FROM outbox o WHERE o.id = :id")
                .param("id", id)
                .query((rs, _) -> row(rs))
                .optional();
    }

    Set<String> known(Channel channel, Collection<String> externalIds) {
        return Set.copyOf(jdbc.sql(
                        "SELECT DISTINCT external_id FROM outbox WHERE channel = :channel AND external_id = ANY(:ids::text[])")
                .param("channel", channel.name())
                .param("ids", externalIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    List<Row> uncertain(int limit) {
        return jdbc.sql("SELECT" + COLUMNS + "FROM outbox o WHERE o.state = 'UNCERTAIN' ORDER BY o.id LIMIT :limit")
                .param("limit", limit)
                .query((rs, _) -> row(rs))
                .list();
    }

    private static Row row(ResultSet rs) throws SQLException {
        var interaction = rs.getObject("interaction_id", UUID.class);
        return new Row(
                rs.getObject("id", UUID.class),
                Channel.valueOf(rs.getString("channel")),
                interaction == null ? null : new InteractionId(interaction),
                rs.getObject("message_id", UUID.class),
                rs.getObject("identity_id", UUID.class),
                DeliveryState.valueOf(rs.getString("state")),
                rs.getInt("attempt"),
                instant(rs, "expires_at"),
                JSON.readValue(rs.getString("payload"), Payload.class),
                rs.getString("last_code"),
                instant(rs, "created_at"),
                instant(rs, "updated_at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package org.dasan.acd;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.EntryPointId;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.OrganisationId;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Author;
import org.dasan.interactions.Direction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.masking.Masking;
import org.dasan.store.Ids;
import org.dasan.store.Keys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the city owes, and when. Due, a promise opens an outbound interaction with a seat: a phone memo on
/// the desk.
@Component
@Transactional
public class Promises {
    private static final String SELECT = """
            SELECT id, number, kind, state, organisation_id, entry_point_id, interaction_id, result_id, identity_id, language, note, due_at, staff_id, version
              FROM promise""";
    private static final RowMapper<Promise> MAPPER = (rs, _) -> read(rs);

    private final JdbcClient jdbc;
    private final Interactions interactions;
    private final Acd acd;
    private final Queues queues;
    private final Keys keys;
    private final Clock clock;

    Promises(JdbcClient jdbc, Interactions interactions, Acd acd, Queues queues, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.interactions = interactions;
        this.acd = acd;
        this.queues = queues;
        this.keys = keys;
        this.clock = clock;
    }

    /// Gives a promise once: the same client id again answers with the first.
    public Promise give(NewPromise promise) {
        var id = Ids.next();
        jdbc.sql("""
                INSERT INTO promise (id, client_id, kind, state, organisation_id, entry_point_id, interaction_id, identity_id, name_sealed, language,
                                     note, due_at, staff_id, created_at)
                VALUES (:id, :clientId, :kind, 'OPEN', :organisation, :entryPoint, :given, :identity, :name, :language, :note, :dueAt, :staff, :now)
                ON CONFLICT (client_id) DO NOTHING
                """)
                .param("id", id)
                .param("clientId", promise.clientId(), Types.OTHER)
                .param("kind", promise.kind().name())
                .param("organisation", promise.organisation().value())
                .param("entryPoint", promise.entryPoint().value())
                .param("given", promise.given() == null ? null : promise.given().value(), Types.OTHER)
                .param("identity", promise.identity(), Types.OTHER)
                .param("name", promise.name() == null ? null : keys.seal(promise.name()), Types.BINARY)
                .param("language", promise.language())
                .param("note", Masking.mask(promise.note()).text())
                .param("dueAt", promise.dueAt().atOffset(ZoneOffset.UTC))
                .param("staff", promise.staff(), Types.OTHER)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql(SELECT + " WHERE id = :id OR client_id = :clientId")
                .param("id", id)
                .param("clientId", promise.clientId(), Types.OTHER)
                .query(MAPPER)
                .single();
    }

    /// The promise given under this client id before.
    @Transactional(readOnly = true)
    public Optional<Promise> given(UUID clientId) {
        return jdbc.sql(SELECT + " WHERE client_id = :clientId")
                .param("clientId", clientId)
                .query(MAPPER)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Promise> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE id = :id")
                .param("id", id)
                .query(MAPPER)
                .optional();
    }

    /// What this agent promised and still owes, the next due first.
    @Transactional(readOnly = true)
    public List<Promise> owedBy(UUID staff, int limit) {
        return jdbc.sql(SELECT + " WHERE staff_id = :staff AND state IN ('OPEN', 'DUE') ORDER BY due_at LIMIT :limit")
                .param("staff", staff)
                .param("limit", limit)
                .query(MAPPER)
                .list();
    }

    /// Settles a promise by hand.
    ///
    /// @throws PromiseConflictException when somebody changed it in between
    /// @throws org.dasan.interactions.IllegalStepException when it is over already
    public Promise settle(UUID id, Promise.State state, int version) {
        var promise = lock(id);
        if (promise.version() != version) {
            throw new PromiseConflictException(promise, version);
        }
        if (state != Promise.State.DONE && state != Promise.State.CANCELLED) {
            throw new InvalidFieldException("state", "must be DONE or CANCELLED");
        }
        write(promise, state);
        return find(id).orElseThrow();
    }

    /// Open promises whose time has come.
    @Transactional(readOnly = true)
    public List<UUID> due(Instant now, int limit) {
        return jdbc.sql("SELECT id FROM promise WHERE state = 'OPEN' AND due_at <= :now ORDER BY due_at LIMIT :limit")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((rs, _) -> rs.getObject(1, UUID.class))
                .list();
    }

    /// Opens the outbound interaction of a promise whose time has come; nothing happens when another node
    /// did.
    public void fallDue(UUID id) {
        var promise = lock(id);
        var now = clock.instant();
        if (promise.state() != Promise.State.OPEN || promise.dueAt().isAfter(now)) {
            return;
        }
        open(promise, null, now);
    }

    /// Opens it before its time, for this agent alone.
    ///
    /// @return the seat that waits for them
    /// @throws org.dasan.interactions.IllegalStepException when it is due or over already
    SeatId openFor(UUID id, UUID agent) {
        var promise = lock(id);
        promise.state().transition(Promise.State.DUE);
        return open(promise, agent, clock.instant());
    }

    private SeatId open(Promise promise, @Nullable UUID agent, Instant now) {
        var arrived = interactions.arrive(new Arrival(
                "promise:" + promise.id(),
                Channel.VOICE,
                Direction.OUTBOUND,
                promise.entryPoint(),
                promise.organisation(),
                null,
                promise.identity(),
                promise.language(),
                now,
                promise.given(),
                promise.id()));
        var queue = queues.choose(promise.entryPoint(), SeatRole.AGENT, promise.language());
        interactions.post(new NewMessage(
                arrived.id(),
                new Author.Automatic(),
                true,
                null,
                "promise",
                promise.note(),
                promise.language(),
                List.of(),
                now));
        var seat = acd.enqueue(
                arrived.id(),
                List.of(new SeatRequest(
                        SeatRole.AGENT,
                        queue.id(),
                        promise.language(),
                        List.of(new Need(promise.language(), 1)),
                        0,
                        agent == null ? promise.dueAt() : now,
                        promise.staff(),
                        agent,
                        null,
                        true)));
        jdbc.sql("UPDATE promise SET result_id = :result WHERE id = :id")
                .param("result", arrived.id().value())
                .param("id", promise.id())
                .update();
        write(promise, Promise.State.DUE);
        return seat.getFirst();
    }

    private Promise lock(UUID id) {
        return jdbc.sql(SELECT + " WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(MAPPER)
                .optional()
                .orElseThrow(() -> new UnknownSeatException(id));
    }

    private void write(Promise promise, Promise.State next) {
        promise.state().transition(next);
        jdbc.sql(
                        "UPDATE promise SET state = :state, version = version + 1, ended_at = CASE WHEN :over THEN :now END WHERE id = :id")
                .param("state", next.name())
                .param("over", next != Promise.State.DUE)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", promise.id())
                .update();
    }

    private static Promise read(ResultSet rs) throws SQLException {
        return new Promise(
                rs.getObject("id", UUID.class),
                rs.getLong("number"),
                Promise.Kind.valueOf(rs.getString("kind")),
                Promise.State.valueOf(rs.getString("state")),
                new OrganisationId(rs.getObject("organisation_id", UUID.class)),
                new EntryPointId(rs.getObject("entry_point_id", UUID.class)),
                interaction(rs, "interaction_id"),
                interaction(rs, "result_id"),
                rs.getObject("identity_id", UUID.class),
                rs.getString("language"),
                rs.getString("note"),
                rs.getObject("due_at", OffsetDateTime.class).toInstant(),
                rs.getObject("staff_id", UUID.class),
                rs.getInt("version"));
    }

    private static @Nullable InteractionId interaction(ResultSet rs, String column) throws SQLException {
        var id = rs.getObject(column, UUID.class);
        return id == null ? null : new InteractionId(id);
    }
}

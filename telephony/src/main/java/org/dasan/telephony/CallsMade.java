package org.dasan.telephony;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.dasan.acd.Acd;
import org.dasan.acd.Seat;
import org.dasan.acd.SeatId;
import org.dasan.acd.SeatState;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What calls to numbers outside do to the city's contacts, until somebody answers: from then on they are calls
/// like all others. Every method is one transaction; what is settled stays so.
@Component
@Transactional
class CallsMade {
    private final JdbcClient jdbc;
    private final Interactions interactions;
    private final Acd acd;
    private final CallRows rows;
    private final CallSpans spans;
    private final Clock clock;

    CallsMade(JdbcClient jdbc, Interactions interactions, Acd acd, CallRows rows, CallSpans spans, Clock clock) {
        this.jdbc = jdbc;
        this.interactions = interactions;
        this.acd = acd;
        this.rows = rows;
        this.spans = spans;
        this.clock = clock;
    }

    /// What became of a call.
    enum Result {
        ANSWERED,
        BUSY,
        NO_ANSWER,
        /// Turned down by whoever was called.
        REFUSED,
        NO_SUCH_NUMBER,
        /// The network could not do it.
        FAILED,
        /// The agent hung up before anybody answered.
        CANCELLED,
        /// The agent's own telephone did not answer.
        NO_PHONE,
        /// Nobody knows any more: the server or the exchange was gone.
        LOST
    }

    /// A call that is not settled.
    ///
    /// @param line the exchange's own name of the agent's line
    record Open(InteractionId interaction, UUID agent, SeatId seat, String line, Instant madeAt) {}

    /// Stores that the agent calls.
    ///
    /// @param contact makes the contact, in this transaction
    /// @param line    by which the exchange will know the agent's line of this contact
    Seat make(String exchange, UUID agent, String line, Supplier<Seat> contact) {
        var seat = contact.get();
        jdbc.sql("""
                INSERT INTO call_made (interaction_id, exchange, staff_id, seat_id, line_channel, made_at)
                VALUES (:id, :exchange, :agent, :seat, :line, :now)
                """)
                .param("id", seat.interaction().value())
                .param("exchange", exchange)
                .param("agent", agent)
                .param("seat", seat.id().value())
                .param("line", line)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return seat;
    }

    /// Somebody answers.
    ///
    /// @param channelId the exchange's own name of their line
    /// @return false when the call is settled, or its contact is over
    boolean answered(InteractionId id, String exchange, String channelId) {
        var open = interactions.lock(id).state().isOpen();
        if (!open || !settle(id, Result.ANSWERED)) {
            return false;
        }
        var now = clock.instant();
        rows.insert(id, exchange, channelId, now);
        spans.begin(id, CallSpans.Kind.WAITING, now); // until the two are together
        interactions.answered(id, now);
        interactions.post(NewMessage.fromSystem(id, "call.answered", now));
        return true;
    }

    /// Nobody answered: the agent is told so and writes the record.
    ///
    /// @return false when the call was settled before
    boolean over(InteractionId id, Result result) {
        var open = interactions.lock(id).state().isOpen();
        var call = find(id);
        if (call.isEmpty() || !settle(id, result)) {
            return false;
        }
        if (open) {
            interactions.post(NewMessage.fromSystem(id, "call." + result, clock.instant()));
        }
        if (result == Result.CANCELLED) {
            finish(call.get());
        }
        acd.ended(id, "SYSTEM", result.name(), Outcome.NOT_REACHED);
        return true;
    }

    private void finish(Open call) {
        var seat = acd.find(call.seat());
        if (seat.state() == SeatState.ACTIVE && call.agent().equals(seat.agent())) {
            acd.finish(seat.id(), call.agent());
        }
    }

    /// Tells the agent what became of a call to somebody outside beside the citizen.
    void tell(InteractionId id, Result result) {
        if (interactions.lock(id).state().isOpen()) {
            interactions.post(NewMessage.fromSystem(id, "call." + result, clock.instant()));
        }
    }

    /// The call of this contact, while it is not settled.
    @Transactional(readOnly = true)
    public Optional<Open> find(InteractionId id) {
        return jdbc.sql(
                        "SELECT interaction_id, staff_id, seat_id, line_channel, made_at FROM call_made WHERE interaction_id = :id AND result IS NULL")
                .param("id", id.value())
                .query((rs, _) -> new Open(
                        id,
                        rs.getObject("staff_id", UUID.class),
                        new SeatId(rs.getObject("seat_id", UUID.class)),
                        rs.getString("line_channel"),
                        rs.getObject("made_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /// Whether this contact began as a call of an agent.
    @Transactional(readOnly = true)
    public boolean isMade(InteractionId id) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM call_made WHERE interaction_id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /// Calls of an exchange that are not settled.
    @Transactional(readOnly = true)
    public List<InteractionId> open(String exchange, int limit) {
        return jdbc.sql(
                        "SELECT interaction_id FROM call_made WHERE exchange = :exchange AND result IS NULL ORDER BY made_at LIMIT :limit")
                .param("exchange", exchange)
                .param("limit", limit)
                .query((rs, _) -> new InteractionId(rs.getObject(1, UUID.class)))
                .list();
    }

    private boolean settle(InteractionId id, Result result) {
        return jdbc.sql(
                                "UPDATE call_made SET result = :result, settled_at = :now WHERE interaction_id = :id AND result IS NULL")
                        .param("result", result.name())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", id.value())
                        .update()
                > 0;
    }
}

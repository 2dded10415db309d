package org.dasan.acd;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dasan.store.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Agents who ask a supervisor for help. A hand is up until one takes it up and the matter is over.
@Component
public class RaisedHands {
    private final JdbcClient jdbc;
    private final EventLog events;
    private final Clock clock;

    RaisedHands(JdbcClient jdbc, EventLog events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /// What happened to a hand.
    enum Step {
        RAISED,
        TAKEN,
        LOWERED
    }

    /// A raised hand.
    ///
    /// @param seat    the contact it is about
    /// @param takenBy the supervisor who is on it
    public record Hand(
            UUID agent,
            Instant raisedAt,
            @Nullable UUID seat,
            @Nullable UUID takenBy) {}

    /// The agent asks; asking again changes the contact it is about.
    ///
    /// @throws NotYoursException when the agent does not hold that seat
    @Transactional
    public void raise(UUID agent, @Nullable UUID seat) {
        if (seat != null
                && !jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM seat WHERE id = :seat AND agent_id = :agent AND state IN ('ACTIVE', 'PARKED', 'WRAP_UP'))
                        """)
                        .param("seat", seat)
                        .param("agent", agent)
                        .query(Boolean.class)
                        .single()) {
            throw new NotYoursException("seat " + seat + " is not yours");
        }
        var now = clock.instant();
        jdbc.sql("""
                INSERT INTO raised_hand (staff_id, raised_at, seat_id) VALUES (:agent, :now, :seat::uuid)
                ON CONFLICT (staff_id) DO UPDATE SET seat_id = excluded.seat_id
                """)
                .param("agent", agent)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("seat", seat == null ? null : seat.toString())
                .update();
        log(agent, now, Step.RAISED, agent, seat);
    }

    /// A supervisor goes to help. One wins: who comes second is told that somebody is on it.
    ///
    /// @return whether the hand was up and is now this supervisor's
    @Transactional
    public boolean take(UUID agent, UUID by) {
        var now = clock.instant();
        int taken = jdbc.sql("""
                UPDATE raised_hand SET taken_by = :by, taken_at = :now WHERE staff_id = :agent AND (taken_by IS NULL OR taken_by = :by)
                """)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("agent", agent)
                .update();
        if (taken > 0) {
            log(agent, now, Step.TAKEN, by, null);
        }
        return taken > 0;
    }

    /// It is over: said by the agent or by a supervisor. A hand that is down already stays down.
    @Transactional
    public void lower(UUID agent, UUID by) {
        if (jdbc.sql("DELETE FROM raised_hand WHERE staff_id = :agent")
                        .param("agent", agent)
                        .update()
                > 0) {
            log(agent, clock.instant(), Step.LOWERED, by, null);
        }
    }

    /// This agent's hand, if it is up.
    public Optional<Hand> of(UUID agent) {
        return Optional.ofNullable(all().get(agent));
    }

    /// All that are up, by agent.
    public Map<UUID, Hand> all() {
        var hands = new HashMap<UUID, Hand>();
        jdbc.sql("SELECT staff_id, raised_at, seat_id, taken_by FROM raised_hand")
                .query(rs -> {
                    var agent = rs.getObject(1, UUID.class);
                    hands.put(
                            agent,
                            new Hand(
                                    agent,
                                    rs.getObject(2, OffsetDateTime.class).toInstant(),
                                    rs.getObject(3, UUID.class),
                                    rs.getObject(4, UUID.class)));
                });
        return hands;
    }

    private void log(UUID agent, Instant at, Step step, UUID by, @Nullable UUID seat) {
        events.append(List.of(
                new AcdEvent.HandMoved(agent, at, step, by, seat == null ? null : new SeatId(seat)).toNewEvent()));
    }
}

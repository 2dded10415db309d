package org.dasan.acd;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.city.AccessLog;
import org.dasan.city.StaffId;
import org.dasan.store.EventLog;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what supervisors did to the work of others and why: the words here, the fact in the event log, who
/// touched whom in the access log.
@Component
class Interventions {
    /// What was done.
    enum Kind {
        FORCE_STATE,
        RESKILL,
        END_RESKILL,
        PULL,
        PUSH,
        JOIN,
        TAKE_OVER,
        LISTEN,
        WHISPER,
        BARGE
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final EventLog events;
    private final AccessLog accessLog;
    private final Clock clock;

    Interventions(JdbcClient jdbc, EventLog events, AccessLog accessLog, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /// Stores an intervention within the caller's transaction.
    ///
    /// @param seat the contact it is about; the fact then lies on its interaction's stream, else on the agent's
    void record(Kind kind, UUID by, @Nullable UUID agent, @Nullable Seat seat, String why, Map<String, String> detail) {
        var id = Ids.next();
        var now = clock.instant();
        jdbc.sql("""
                INSERT INTO intervention (id, at, kind, by_staff, agent_id, seat_id, why, detail)
                VALUES (:id, :at, :kind, :by, :agent::uuid, :seat::uuid, :why, :detail::jsonb)
                """)
                .param("id", id)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("kind", kind.name())
                .param("by", by)
                .param("agent", agent == null ? null : agent.toString())
                .param("seat", seat == null ? null : seat.id().toString())
                .param("why", why)
                .param("detail", JSON.writeValueAsString(detail))
                .update();
        events.append(List.of(
                new AcdEvent.Intervened(seat == null ? null : seat.interaction(), now, id, kind, by, agent, seat)
                        .toNewEvent()));
        var subject = agent == null && seat != null ? seat.interaction().value() : agent;
        if (subject != null) {
            accessLog.read(new StaffId(by), agent == null ? "interaction" : "agent", subject, kind.name());
        }
    }
}

package org.dasan.telephony;

import java.time.Instant;
import java.time.ZoneOffset;
import org.dasan.interactions.InteractionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the time of a call goes into. A span ends where the next begins, so that they add up to the call;
/// the exchange's own counters do not.
@Repository
@Transactional
class CallSpans {
    /// What the caller does.
    enum Kind {
        SELF_SERVICE,
        WAITING,
        TALKING,
        /// Put aside by the agent they speak with.
        HELD,
        /// With somebody outside, without the city.
        OUTSIDE
    }

    private final JdbcClient jdbc;

    CallSpans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// From now on the caller does this; nothing happens when they do so already, or the call is over.
    void begin(InteractionId id, Kind kind, Instant at) {
        boolean goesOn = jdbc.sql("SELECT 1 FROM call WHERE interaction_id = :id AND ended_at IS NULL FOR UPDATE")
                .param("id", id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
        boolean same = jdbc.sql(
                        "SELECT EXISTS (SELECT 1 FROM call_span WHERE interaction_id = :id AND ended_at IS NULL AND kind = :kind)")
                .param("id", id.value())
                .param("kind", kind.name())
                .query(Boolean.class)
                .single();
        if (!goesOn || same) {
            return;
        }
        end(id, at);
        jdbc.sql("""
                INSERT INTO call_span (interaction_id, number, kind, began_at)
                SELECT :id, coalesce(max(number), 0) + 1, :kind, coalesce(max(ended_at), :at) FROM call_span WHERE interaction_id = :id
                """)
                .param("id", id.value())
                .param("kind", kind.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The call is over.
    void end(InteractionId id, Instant at) {
        jdbc.sql(
                        "UPDATE call_span SET ended_at = greatest(began_at, :at) WHERE interaction_id = :id AND ended_at IS NULL")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }
}

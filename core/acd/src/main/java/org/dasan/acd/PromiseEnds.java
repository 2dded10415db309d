package org.dasan.acd;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.dasan.interactions.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// A promise ends with the interaction that was opened for it.
@Repository
class PromiseEnds {
    private final JdbcClient jdbc;

    PromiseEnds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Kept when somebody dealt with it and said so; missed when the contact ran out, was lost or abandoned.
    void resultClosed(UUID promise, Outcome outcome, Instant at) {
        boolean kept = outcome.chosenByAgent();
        jdbc.sql(
                        "UPDATE promise SET state = :state, version = version + 1, ended_at = :at WHERE id = :id AND state = 'DUE'")
                .param("state", (kept ? Promise.State.DONE : Promise.State.MISSED).name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", promise)
                .update();
    }
}

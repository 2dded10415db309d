package org.dasan.channels.sms;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who wants no texts from which of the city's numbers; everybody else may be texted.
@Repository
class Consents {
    private final JdbcClient jdbc;
    private final Clock clock;

    Consents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean withdrawn(UUID identity, String number) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM sms_consent WHERE identity_id = :identity AND number = :number)")
                .param("identity", identity)
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    /// Remembers that they want none.
    ///
    /// @param how `STOP` = the citizen's word, `21610` = the provider's
    /// @return whether it was not so before
    boolean withdraw(UUID identity, String number, String how) {
        return jdbc.sql("""
                INSERT INTO sms_consent (identity_id, number, withdrawn_at, how) VALUES (:identity, :number, :now, :how)
                ON CONFLICT DO NOTHING
                """)
                        .param("identity", identity)
                        .param("number", number)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("how", how)
                        .update()
                == 1;
    }

    void give(UUID identity, String number) {
        jdbc.sql("DELETE FROM sms_consent WHERE identity_id = :identity AND number = :number")
                .param("identity", identity)
                .param("number", number)
                .update();
    }
}

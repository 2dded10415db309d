package org.dasan.telephony;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// People who do not want to be called by campaigns. Whoever called the city, or was promised a call, is called
/// back all the same.
@Component
@Transactional
class DoNotCall {
    private final JdbcClient jdbc;
    private final Identities identities;
    private final Clock clock;

    DoNotCall(JdbcClient jdbc, Identities identities, Clock clock) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.clock = clock;
    }

    /// Somebody on the list.
    record Entry(UUID identity, String why, Instant since) {}

    /// The first reason stands. Whom campaigns have not called yet they will not call any more.
    ///
    /// @param e164 whose number it is
    void add(String e164, String why, UUID by) {
        var identity = identities.known(IdentityKind.PHONE, e164);
        jdbc.sql("""
                INSERT INTO do_not_call (identity_id, why, staff_id, since) VALUES (:identity, :why, :by, :now)
                ON CONFLICT DO NOTHING
                """)
                .param("identity", identity)
                .param("why", why)
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                UPDATE campaign_member SET state = 'BARRED', agent_id = NULL, settled_at = :now
                 WHERE identity_id = :identity AND state IN ('OPEN', 'PREVIEW')
                """)
                .param("identity", identity)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(UUID identity) {
        jdbc.sql("DELETE FROM do_not_call WHERE identity_id = :identity")
                .param("identity", identity)
                .update();
    }

    @Transactional(readOnly = true)
    public boolean holds(UUID identity) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM do_not_call WHERE identity_id = :identity)")
                .param("identity", identity)
                .query(Boolean.class)
                .single();
    }

    /// The newest first.
    @Transactional(readOnly = true)
    public List<Entry> list(int limit) {
        return jdbc.sql("SELECT identity_id, why, since FROM do_not_call ORDER BY since DESC LIMIT :limit")
                .param("limit", limit)
                .query((rs, _) -> new Entry(
                        rs.getObject(1, UUID.class),
                        rs.getString(2),
                        rs.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }
}

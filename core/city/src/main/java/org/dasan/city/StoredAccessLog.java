package org.dasan.city;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredAccessLog implements AccessLog {
    private final JdbcClient jdbc;
    private final Clock clock;

    StoredAccessLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void read(StaffId who, String what, UUID id, String why) {
        jdbc.sql("""
                INSERT INTO access_log (at, staff, what, subject, why)
                VALUES (:at, :staff, :what, :subject, :why)
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("staff", who.value())
                .param("what", what)
                .param("subject", id)
                .param("why", why)
                .update();
    }
}

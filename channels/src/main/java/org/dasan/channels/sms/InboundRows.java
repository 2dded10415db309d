package org.dasan.channels.sms;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.dasan.interactions.Posted;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `sms_inbound`: every text that was taken, once.
@Repository
class InboundRows {
    private final JdbcClient jdbc;

    InboundRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What a text was.
    enum Kind {
        MESSAGE,
        SURVEY,
        STOP,
        START
    }

    /// Whether it was taken before. Whoever asks is alone with that name until the transaction ends.
    boolean takenBefore(String sid) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:sid, 121))")
                .param("sid", sid)
                .query((_, _) -> true)
                .list();
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM sms_inbound WHERE message_sid = :sid)")
                .param("sid", sid)
                .query(Boolean.class)
                .single();
    }

    void insert(String sid, Kind kind, @Nullable Posted posted, Instant at) {
        jdbc.sql("""
                INSERT INTO sms_inbound (message_sid, kind, interaction_id, message_id, at)
                VALUES (:sid, :kind, :interaction, :message, :at)
                """)
                .param("sid", sid)
                .param("kind", kind.name())
                .param(
                        "interaction",
                        posted == null ? null : posted.interaction().value(),
                        java.sql.Types.OTHER)
                .param("message", posted == null ? null : posted.id(), java.sql.Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Which of these were taken.
    Set<String> taken(Collection<String> sids) {
        return new HashSet<>(jdbc.sql("SELECT message_sid FROM sms_inbound WHERE message_sid = ANY(:sids::text[])")
                .param("sids", sids.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}

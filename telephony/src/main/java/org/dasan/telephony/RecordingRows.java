package org.dasan.telephony;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.interactions.InteractionId;
import org.dasan.store.Ids;
import org.dasan.telephony.RecordingRule.Consent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables of recordings, their pauses and who listened.
@Repository
class RecordingRows {
    private final JdbcClient jdbc;

    RecordingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What became of a recording.
    enum State {
        RUNNING,
        /// Kept, and found to hold what was said.
        STORED,
        /// Not as it should be; what there is of it is kept.
        FAILED,
        /// Nobody spoke.
        NOTHING,
        ERASED
    }

    /// What is wrong with one that failed.
    enum Fault {
        /// The caller could not be told, and so nothing was recorded.
        NOT_ANNOUNCED,
        /// The exchange and this server share no folder for recordings.
        NO_FOLDER,
        MISSING,
        SHORT,
        SILENT
    }

    /// A recording as stored.
    record Row(
            InteractionId interaction,
            Consent consent,
            State state,
            @Nullable Fault fault,
            Instant beganAt,
            @Nullable UUID blob,
            @Nullable Long bytes,
            @Nullable Long talkedMs,
            @Nullable Long heardMs) {}

    /// @param endedAt nothing while it lasts
    record Pause(Instant beganAt, @Nullable Instant endedAt) {}

    /// One whose call is over.
    ///
    /// @param talked how long people spoke with each other
    /// @param paused how long of it the recording was paused, at most
    record Over(InteractionId interaction, Instant endedAt, Duration talked, Duration paused) {}

    /// Notes that there is one, or why there is none; what was noted before stands.
    void insert(InteractionId id, Consent consent, State state, @Nullable Fault fault, Instant at) {
        jdbc.sql("""
                INSERT INTO call_recording (interaction_id, consent, state, fault, began_at)
                VALUES (:id, :consent, :state, :fault, :at) ON CONFLICT DO NOTHING
                """)
                .param("id", id.value())
                .param("consent", consent.name())
                .param("state", state.name())
                .param("fault", fault == null ? null : fault.name(), Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Row> find(InteractionId id) {
        return jdbc.sql("""
                SELECT interaction_id, consent, state, fault, began_at, blob_id, bytes, talked_ms, heard_ms
                  FROM call_recording WHERE interaction_id = :id
                """)
                .param("id", id.value())
                .query((rs, _) -> {
                    var fault = rs.getString("fault");
                    return new Row(
                            id,
                            Consent.valueOf(rs.getString("consent")),
                            State.valueOf(rs.getString("state")),
                            fault == null ? null : Fault.valueOf(fault),
                            rs.getObject("began_at", OffsetDateTime.class).toInstant(),
                            rs.getObject("blob_id", UUID.class),
                            rs.getObject("bytes", Long.class),
                            rs.getObject("talked_ms", Long.class),
                            rs.getObject("heard_ms", Long.class));
                })
                .optional();
    }

    List<Pause> pauses(InteractionId id) {
        return jdbc.sql(
                        "SELECT began_at, ended_at FROM call_recording_pause WHERE interaction_id = :id ORDER BY number LIMIT 1000")
                .param("id", id.value())
                .query((rs, _) -> {
                    var ended = rs.getObject("ended_at", OffsetDateTime.class);
                    return new Pause(
                            rs.getObject("began_at", OffsetDateTime.class).toInstant(),
                            ended == null ? null : ended.toInstant());
                })
                .list();
    }

    boolean isPaused(InteractionId id) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT 1 FROM call_recording_pause WHERE interaction_id = :id AND ended_at IS NULL)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /// As agents see it: OFF, ON or PAUSED.
    String shown(InteractionId id) {
        return find(id).filter(row -> row.state() == State.RUNNING)
                .map(_ -> isPaused(id) ? "PAUSED" : "ON")
                .orElse("OFF");
    }

    void beginPause(InteractionId id, UUID staff, Instant at) {
        jdbc.sql("""
                INSERT INTO call_recording_pause (interaction_id, number, staff_id, began_at)
                SELECT :id, coalesce(max(number), 0) + 1, :staff, :at FROM call_recording_pause WHERE interaction_id = :id
                ON CONFLICT DO NOTHING
                """)
                .param("id", id.value())
                .param("staff", staff)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void endPause(InteractionId id, Instant at) {
        jdbc.sql("""
                UPDATE call_recording_pause SET ended_at = greatest(began_at, :at)
                 WHERE interaction_id = :id AND ended_at IS NULL
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    /// Recordings of an exchange's calls that are over.
    List<Over> over(String exchange, Instant before, int limit) {
        return jdbc.sql("""
                SELECT c.interaction_id, c.ended_at,
                       1000 * (SELECT coalesce(extract(epoch FROM sum(s.ended_at - s.began_at)), 0) FROM call_span s
                                WHERE s.interaction_id = c.interaction_id AND s.kind IN ('TALKING', 'HELD')),
                       1000 * (SELECT coalesce(extract(epoch FROM sum(coalesce(p.ended_at, c.ended_at) - p.began_at)), 0) FROM call_recording_pause p
                                WHERE p.interaction_id = c.interaction_id)
                  FROM call_recording r JOIN call c ON c.interaction_id = r.interaction_id
                 WHERE r.state = 'RUNNING' AND c.exchange = :exchange AND c.ended_at < :before
                 ORDER BY r.began_at LIMIT :limit
                """)
                .param("exchange", exchange)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((rs, _) -> new Over(
                        new InteractionId(rs.getObject(1, UUID.class)),
                        rs.getObject(2, OffsetDateTime.class).toInstant(),
                        Duration.ofMillis(rs.getLong(3)),
                        Duration.ofMillis(rs.getLong(4))))
                .list();
    }

    /// What became of it; the first word stands.
    ///
    /// @return false when that was said before
    boolean settle(
            InteractionId id,
            State state,
            @Nullable Fault fault,
            @Nullable UUID blob,
            long bytes,
            Duration talked,
            @Nullable RecordedSound sound,
            Instant at) {
        return jdbc.sql("""
                UPDATE call_recording
                   SET state = :state, fault = :fault, blob_id = :blob, bytes = :bytes, talked_ms = :talked, heard_ms = :heard,
                       level_db = :level, settled_at = :at
                 WHERE interaction_id = :id AND state = 'RUNNING'
                """)
                        .param("state", state.name())
                        .param("fault", fault == null ? null : fault.name(), Types.VARCHAR)
                        .param("blob", blob, Types.OTHER)
                        .param("bytes", bytes)
                        .param("talked", talked.toMillis())
                        .param("heard", sound == null ? 0 : sound.length().toMillis())
                        .param("level", sound == null ? null : sound.level(), Types.REAL)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id.value())
                        .update()
                > 0;
    }

    void played(InteractionId id, UUID staff, String why, Instant at) {
        jdbc.sql("""
                INSERT INTO call_recording_play (id, interaction_id, staff_id, played_at, why)
                VALUES (:id, :interaction, :staff, :at, :why)
                """)
                .param("id", Ids.next())
                .param("interaction", id.value())
                .param("staff", staff)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .update();
    }

    /// Forgets where the sound was.
    ///
    /// @return what is to be destroyed, if there was anything
    Optional<UUID> erase(InteractionId id) {
        var blob = jdbc.sql(
                        "SELECT blob_id FROM call_recording WHERE interaction_id = :id AND blob_id IS NOT NULL FOR UPDATE")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
        jdbc.sql(
                        "UPDATE call_recording SET state = 'ERASED', blob_id = NULL WHERE interaction_id = :id AND state <> 'RUNNING'")
                .param("id", id.value())
                .update();
        jdbc.sql("UPDATE call_recording_play SET why = '' WHERE interaction_id = :id")
                .param("id", id.value())
                .update();
        return blob;
    }

    /// Kept ones of an entry point that are older.
    List<InteractionId> older(String entryPoint, Instant than, int limit) {
        return jdbc.sql("""
                SELECT r.interaction_id FROM call_recording r
                  JOIN interaction i ON i.id = r.interaction_id JOIN entry_point e ON e.id = i.entry_point_id
                 WHERE r.blob_id IS NOT NULL AND r.settled_at < :than AND e.key = :key ORDER BY r.settled_at LIMIT :limit
                """)
                .param("than", than.atOffset(ZoneOffset.UTC))
                .param("key", entryPoint)
                .param("limit", limit)
                .query((rs, _) -> new InteractionId(rs.getObject(1, UUID.class)))
                .list();
    }
}

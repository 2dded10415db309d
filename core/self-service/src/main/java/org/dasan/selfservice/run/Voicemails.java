package org.dasan.selfservice.run;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.Promise;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.retention.RetainedElsewhere;
import org.dasan.selfservice.Recorded;
import org.dasan.store.BlobGone;
import org.dasan.store.BlobStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What callers said after a tone. It is erased with the contact.
@Component
class Voicemails implements RetainedElsewhere {
    private final JdbcClient jdbc;
    private final BlobStore blobs;

    Voicemails(JdbcClient jdbc, BlobStore blobs) {
        this.jdbc = jdbc;
        this.blobs = blobs;
    }

    /// A message as staff see it.
    ///
    /// @param promiseId by which it is heard
    /// @param seconds   how long it is
    record Voicemail(UUID promiseId, int seconds, Instant receivedAt, Promise.State state) {}

    /// Keeps a message with the promise to answer it; the same again is kept once.
    void keep(UUID promise, InteractionId interaction, Recorded.Kept message, Instant at) {
        int kept = jdbc.sql("""
                INSERT INTO voicemail (promise_id, interaction_id, blob_id, seconds, received_at)
                VALUES (:promise, :interaction, :blob, :seconds, :at)
                ON CONFLICT (promise_id) DO NOTHING
                """)
                .param("promise", promise)
                .param("interaction", interaction.value())
                .param("blob", message.sound().id())
                .param("seconds", Math.toIntExact(message.length().toSeconds()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        if (kept == 0) {
            blobs.erase(message.sound().id());
        }
    }

    /// What was said in this contact, or is answered by it.
    List<Voicemail> of(InteractionId interaction) {
        return jdbc.sql("""
                SELECT v.promise_id, v.seconds, v.received_at, p.state
                  FROM voicemail v JOIN promise p ON p.id = v.promise_id
                 WHERE v.interaction_id = :id OR v.promise_id = (SELECT cause_promise FROM interaction WHERE id = :id)
                 ORDER BY v.received_at LIMIT 20
                """)
                .param("id", interaction.value())
                .query((rs, _) -> new Voicemail(
                        rs.getObject("promise_id", UUID.class),
                        rs.getInt("seconds"),
                        rs.getObject("received_at", OffsetDateTime.class).toInstant(),
                        Promise.State.valueOf(rs.getString("state"))))
                .list();
    }

    Optional<UUID> sound(UUID promise) {
        return jdbc.sql("SELECT blob_id FROM voicemail WHERE promise_id = :id")
                .param("id", promise)
                .query((rs, _) -> rs.getObject(1, UUID.class))
                .optional();
    }

    void writeTo(UUID sound, OutputStream out) throws BlobGone, IOException {
        blobs.writeTo(sound, out);
    }

    @Override
    public void erase(InteractionId interaction) {
        List<UUID> sounds = jdbc.sql("DELETE FROM voicemail WHERE interaction_id = :id RETURNING blob_id")
                .param("id", interaction.value())
                .query((rs, _) -> rs.getObject(1, UUID.class))
                .list();
        sounds.forEach(blobs::erase);
    }

    @Override
    public boolean needs(UUID identity) {
        return false; // the promise says so
    }
}

package org.dasan.selfservice.run;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.retention.RetainedElsewhere;
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

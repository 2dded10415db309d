package org.dasan.interactions.retention;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionEvent;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Interactions;
import org.dasan.store.BlobStore;
import org.dasan.store.Eraser;
import org.dasan.store.Erasures;
import org.dasan.store.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Erases what a citizen said and who they are from one closed contact. What is counted stays: when it was, on
/// which channel, how long it took, how it ended.
@Component
class ContactEraser implements Eraser {
    private static final String KIND = "interaction";

    private final JdbcClient jdbc;
    private final Interactions interactions;
    private final InteractionQueries queries;
    private final BlobStore blobs;
    private final Erasures erasures;
    private final EventLog events;
    private final List<RetainedElsewhere> elsewhere;
    private final Clock clock;

    ContactEraser(
            JdbcClient jdbc,
            Interactions interactions,
            InteractionQueries queries,
            BlobStore blobs,
            Erasures erasures,
            EventLog events,
            List<RetainedElsewhere> elsewhere,
            Clock clock) {
        this.jdbc = jdbc;
        this.interactions = interactions;
        this.queries = queries;
        this.blobs = blobs;
        this.erasures = erasures;
        this.events = events;
        this.elsewhere = elsewhere;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /// Erases it unless that was done, or the contact is open, or there is none.
    @Override
    @Transactional
    public void erase(UUID subject) {
        var id = new InteractionId(subject);
        if (queries.find(id).isEmpty()) {
            return;
        }
        var interaction = interactions.lock(id);
        if (interaction.state() != InteractionState.CLOSED || !mark(id)) {
            return;
        }
        update("UPDATE message SET text = '', fingerprint = NULL WHERE interaction_id = :id", id);
        update("UPDATE record_memo SET memo = '' WHERE interaction_id = :id", id);
        update("UPDATE record SET callback_note = NULL WHERE interaction_id = :id", id);
        update("UPDATE survey SET words = NULL WHERE interaction_id = :id", id);
        jdbc.sql("DELETE FROM media WHERE interaction_id = :id RETURNING blob_id")
                .param("id", subject)
                .query(UUID.class)
                .list()
                .forEach(blobs::erase);
        update("DELETE FROM outbox_receipt WHERE outbox_id IN (SELECT id FROM outbox WHERE interaction_id = :id)", id);
        update("DELETE FROM outbox WHERE interaction_id = :id", id);
        elsewhere.forEach(each -> each.erase(id));
        forget(interaction);
        erasures.record(KIND, subject);
        events.append(List.of(new InteractionEvent.Erased(id, clock.instant()).toNewEvent()));
    }

    private boolean mark(InteractionId id) {
        return jdbc.sql("""
                UPDATE interaction SET erased_at = :now, identity_id = NULL, citizen_id = NULL WHERE id = :id AND erased_at IS NULL
                """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", id.value())
                        .update()
                > 0;
    }

    /// The address itself goes with the last contact that had it.
    private void forget(Interaction interaction) {
        @Nullable UUID identity = interaction.identity();
        if (identity == null || elsewhere.stream().anyMatch(each -> each.needs(identity))) {
            return;
        }
        jdbc.sql("""
                DELETE FROM identity d WHERE id = :id
                   AND NOT EXISTS (SELECT 1 FROM interaction WHERE identity_id = d.id)
                   AND NOT EXISTS (SELECT 1 FROM thread WHERE identity_id = d.id)
                   AND NOT EXISTS (SELECT 1 FROM outbox WHERE identity_id = d.id)
                """).param("id", identity).update();
    }

    private void update(String sql, InteractionId id) {
        jdbc.sql(sql).param("id", id.value()).update();
    }
}

package org.dasan.caserouter;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.retention.RetainedElsewhere;
import org.dasan.store.Eraser;
import org.dasan.store.Erasures;
import org.dasan.store.EventLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Empties cases when the contact they were opened in is erased. What the city still owes keeps its words and the
/// citizen's address until it is over.
@Component
class CaseErasure implements RetainedElsewhere, Eraser {
    private static final String KIND = "case";
    private static final String NOT_OVER = "state NOT IN ('TRANSFERRED', 'MERGED', 'WITHDRAWN', 'REJECTED', 'CLOSED')";

    private final JdbcClient jdbc;
    private final Erasures erasures;
    private final EventLog events;
    private final Clock clock;

    CaseErasure(JdbcClient jdbc, Erasures erasures, EventLog events, Clock clock) {
        this.jdbc = jdbc;
        this.erasures = erasures;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void erase(InteractionId interaction) {
        jdbc.sql("SELECT id FROM case_file WHERE interaction_id = :id AND erased_at IS NULL AND NOT (" + NOT_OVER
                        + ") LIMIT 1000")
                .param("id", interaction.value())
                .query(UUID.class)
                .list()
                .forEach(this::empty);
    }

    @Override
    public boolean needs(UUID identity) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM case_file WHERE identity_id = :id)")
                .param("id", identity)
                .query(Boolean.class)
                .single();
    }

    /// Erases a case unless that was done, or there is none.
    @Override
    @Transactional
    public void erase(UUID subject) {
        empty(subject);
    }

    private void empty(UUID id) {
        int emptied = jdbc.sql("""
                UPDATE case_file SET title = '', text = '', place = NULL, identity_id = NULL, erased_at = :now
                 WHERE id = :id AND erased_at IS NULL
                """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        if (emptied == 0) {
            return;
        }
        jdbc.sql("UPDATE case_word SET text = '' WHERE case_id = :id")
                .param("id", id)
                .update();
        erasures.record(KIND, id);
        events.append(List.of(new CaseEvent.Erased(new CaseId(id), clock.instant()).toNewEvent()));
    }
}

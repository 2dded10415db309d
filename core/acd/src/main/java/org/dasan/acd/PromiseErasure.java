package org.dasan.acd;

import java.util.UUID;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.retention.RetainedElsewhere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Empties the promises given in a contact when the contact is erased. What is still owed keeps its address.
@Component
class PromiseErasure implements RetainedElsewhere {
    private final JdbcClient jdbc;

    PromiseErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(InteractionId interaction) {
        jdbc.sql("""
                UPDATE promise SET note = '', name_sealed = NULL, identity_id = NULL
                 WHERE interaction_id = :id AND state IN ('DONE', 'MISSED', 'CANCELLED')
                """).param("id", interaction.value()).update();
    }

    @Override
    public boolean needs(UUID identity) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM promise WHERE identity_id = :id)")
                .param("id", identity)
                .query(Boolean.class)
                .single();
    }
}

package org.dasan.channels.sms;

import java.util.UUID;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.retention.RetainedElsewhere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Erases what texts leave beside the contact. Who wants no texts is remembered, for that is their wish.
@Component
class SmsErasure implements RetainedElsewhere {
    private final JdbcClient jdbc;

    SmsErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(InteractionId interaction) {
        jdbc.sql("DELETE FROM sms_picture WHERE interaction_id = :id")
                .param("id", interaction.value())
                .update();
        jdbc.sql("DELETE FROM sms_attachment WHERE interaction_id = :id")
                .param("id", interaction.value())
                .update();
    }

    @Override
    public boolean needs(UUID identity) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM sms_consent WHERE identity_id = :id)")
                .param("id", identity)
                .query(Boolean.class)
                .single();
    }
}

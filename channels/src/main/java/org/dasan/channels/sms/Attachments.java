package org.dasan.channels.sms;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `sms_attachment`: which pictures go along with a text that leaves.
@Repository
class Attachments {
    private final JdbcClient jdbc;

    Attachments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID delivery, UUID interaction, List<UUID> media) {
        for (int i = 0; i < media.size(); i++) {
            jdbc.sql("""
                    INSERT INTO sms_attachment (delivery_id, interaction_id, media_id, position)
                    VALUES (:delivery, :interaction, :media, :position)
                    ON CONFLICT DO NOTHING
                    """)
                    .param("delivery", delivery)
                    .param("interaction", interaction)
                    .param("media", media.get(i))
                    .param("position", i)
                    .update();
        }
    }

    List<UUID> of(UUID delivery) {
        return jdbc.sql("SELECT media_id FROM sms_attachment WHERE delivery_id = :delivery ORDER BY position")
                .param("delivery", delivery)
                .query((rs, _) -> rs.getObject(1, UUID.class))
                .list();
    }

    /// Whether the file leaves with a text at all: nothing else is shown to whoever holds a token.
    boolean leaves(UUID media) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM sms_attachment WHERE media_id = :media)")
                .param("media", media)
                .query(Boolean.class)
                .single();
    }
}

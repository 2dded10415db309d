package org.dasan.channels.sms;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.dasan.channels.sms.InboundText.Picture;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Posted;
import org.dasan.store.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `sms_picture`: what was sent along with a text and still lies with the provider.
@Repository
class PictureRows {
    private final JdbcClient jdbc;

    PictureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A picture that this worker alone may fetch until its lease ends.
    ///
    /// @param attempt counts from 1
    record Due(UUID id, InteractionId interaction, UUID message, int position, String url, int attempt) {}

    void insert(Posted posted, int position, Picture picture, Instant now) {
        jdbc.sql("""
                INSERT INTO sms_picture (id, interaction_id, message_id, position, url, due_at)
                VALUES (:id, :interaction, :message, :position, :url, :now)
                """)
                .param("id", Ids.next())
                .param("interaction", posted.interaction().value())
                .param("message", posted.id())
                .param("position", position)
                .param("url", picture.url())
                .param("now", utc(now))
                .update();
    }

    /// Claims what is due. A worker that dies leaves a row that is due again when its lease is over: fetching
    /// twice stores once.
    List<Due> claim(int limit, Instant now, Duration lease) {
        return jdbc.sql("""
                UPDATE sms_picture SET attempt = attempt + 1, due_at = :lease
                 WHERE id IN (SELECT id FROM sms_picture WHERE due_at <= :now ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                RETURNING id, interaction_id, message_id, position, url, attempt
                """)
                .param("now", utc(now))
                .param("lease", utc(now.plus(lease)))
                .param("limit", limit)
                .query((rs, _) -> new Due(
                        rs.getObject("id", UUID.class),
                        new InteractionId(rs.getObject("interaction_id", UUID.class)),
                        rs.getObject("message_id", UUID.class),
                        rs.getInt("position"),
                        rs.getString("url"),
                        rs.getInt("attempt")))
                .list();
    }

    void later(UUID id, Instant due) {
        jdbc.sql("UPDATE sms_picture SET due_at = :due WHERE id = :id")
                .param("due", utc(due))
                .param("id", id)
                .update();
    }

    /// Nothing more is to be done about it.
    ///
    /// @return whether it was still there: somebody else may have been quicker, or the contact was erased
    boolean done(UUID id) {
        return jdbc.sql("DELETE FROM sms_picture WHERE id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

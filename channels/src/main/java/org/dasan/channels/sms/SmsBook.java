package org.dasan.channels.sms;

import org.dasan.city.Label;
import org.dasan.interactions.books.Book;
import org.dasan.interactions.books.SqlBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Texts that were taken from the provider, against the message events of the log: each text is one message,
/// unless it answered a survey or was the citizen's word about texts.
@Configuration(proxyBeanMethods = false)
class SmsBook {
    private static final String BOTH = """
            WITH period AS (SELECT id FROM interaction WHERE arrived_at >= :from AND channel = 'SMS'),
                 taken AS (SELECT s.message_id, s.interaction_id FROM sms_inbound s JOIN period p ON p.id = s.interaction_id),
                 heard AS (SELECT cast(e.data ->> 'message' AS uuid) AS message_id, e.stream_id AS interaction_id
                             FROM event e JOIN period p ON p.id = e.stream_id
                            WHERE e.stream_type = 'INTERACTION' AND e.type = 'interactions.message' AND e.data ->> 'direction' = 'IN')
            """;

    @Bean
    Book textsBook(JdbcClient jdbc) {
        return new SqlBook(
                jdbc,
                Label.of("문자 접수", "Texts taken"),
                Label.of("받은 문자", "texts of the provider"),
                Label.of("메시지 사건", "message events"),
                BOTH + "SELECT (SELECT count(*) FROM taken), (SELECT count(*) FROM heard)",
                BOTH + """
                SELECT coalesce(t.interaction_id, h.interaction_id),
                       CASE WHEN h.message_id IS NULL THEN 'text without its message event: ' || t.message_id
                            ELSE 'message of no text: ' || h.message_id END
                  FROM taken t FULL JOIN heard h ON h.message_id = t.message_id
                 WHERE t.message_id IS NULL OR h.message_id IS NULL LIMIT :limit
                """);
    }
}

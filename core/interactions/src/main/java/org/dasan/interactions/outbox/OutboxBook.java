package org.dasan.interactions.outbox;

import org.dasan.city.Label;
import org.dasan.interactions.books.Book;
import org.dasan.interactions.books.SqlBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Outbound messages of channels that leave by a provider, against the outbox. Of the system's own sentences
/// only those are outbound that their channel chose to send.
@Configuration(proxyBeanMethods = false)
class OutboxBook {
    private static final String BOTH = """
            WITH period AS (SELECT id, channel FROM interaction WHERE arrived_at >= :from),
                 written AS (SELECT m.id, m.interaction_id FROM message m JOIN period p ON p.id = m.interaction_id
                              WHERE p.channel IN ('SMS', 'SNS', 'EMAIL', 'FAX')
                                AND (m.direction = 'OUT'
                                     OR m.direction = 'SYSTEM' AND EXISTS (SELECT 1 FROM outbox o WHERE o.message_id = m.id))),
                 queued AS (SELECT DISTINCT o.message_id, o.interaction_id FROM outbox o JOIN period p ON p.id = o.interaction_id
                             WHERE o.message_id IS NOT NULL)
            """;

    @Bean
    Book outgoingBook(JdbcClient jdbc) {
        return new SqlBook(
                jdbc,
                Label.of("발신", "Outgoing texts"),
                Label.of("보낸 메시지", "outbound messages"),
                Label.of("발신함 행", "outbox rows"),
                BOTH + "SELECT (SELECT count(*) FROM written), (SELECT count(*) FROM queued)",
                BOTH + """
                SELECT coalesce(w.interaction_id, q.interaction_id),
                       'message ' || coalesce(w.id, q.message_id) || CASE WHEN q.message_id IS NULL THEN ' is not in the outbox' ELSE ' is no outbound message' END
                  FROM written w FULL JOIN queued q ON q.message_id = w.id
                 WHERE w.id IS NULL OR q.message_id IS NULL LIMIT :limit
                """);
    }
}

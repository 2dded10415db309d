package org.dasan.telephony;

import org.dasan.city.Label;
import org.dasan.interactions.books.Book;
import org.dasan.interactions.books.SqlBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Calls taken from the exchange, against the arrivals of the log: each call is one contact. Calls that agents
/// enter by hand, and those the city owes, come through no exchange.
@Configuration(proxyBeanMethods = false)
class VoiceBook {
    private static final String BOTH = """
            WITH period AS (SELECT id FROM interaction WHERE arrived_at >= :from AND channel = 'VOICE' AND intake_key LIKE 'voice:%'),
                 taken AS (SELECT c.interaction_id FROM call c JOIN interaction i ON i.id = c.interaction_id
                            WHERE i.arrived_at >= :from AND i.direction = 'INBOUND'),
                 heard AS (SELECT e.stream_id AS interaction_id FROM event e JOIN period p ON p.id = e.stream_id
                            WHERE e.stream_type = 'INTERACTION' AND e.type = 'interactions.arrived')
            """;

    private static final String MADE = """
            WITH answered AS (SELECT m.interaction_id FROM call_made m JOIN interaction i ON i.id = m.interaction_id
                               WHERE i.arrived_at >= :from AND m.result = 'ANSWERED'),
                 held AS (SELECT c.interaction_id FROM call c JOIN interaction i ON i.id = c.interaction_id
                           WHERE i.arrived_at >= :from AND i.direction = 'OUTBOUND')
            """;

    private static final String KEPT = """
            WITH kept AS (
                 SELECT r.interaction_id, b.erased_at IS NULL AND b.length IS NOT DISTINCT FROM r.bytes AS whole
                   FROM call_recording r JOIN interaction i ON i.id = r.interaction_id LEFT JOIN blob b ON b.id = r.blob_id
                  WHERE i.arrived_at >= :from AND r.blob_id IS NOT NULL)
            """;

    @Bean
    Book callsBook(JdbcClient jdbc) {
        return new SqlBook(
                jdbc,
                Label.of("전화 접수", "Calls taken"),
                Label.of("교환기의 전화", "calls of the exchange"),
                Label.of("도착 사건", "arrival events"),
                BOTH + "SELECT (SELECT count(*) FROM taken), (SELECT count(*) FROM heard)",
                BOTH + """
                SELECT coalesce(t.interaction_id, h.interaction_id),
                       CASE WHEN h.interaction_id IS NULL THEN 'call without its arrival' ELSE 'arrival of no call' END
                  FROM taken t FULL JOIN heard h ON h.interaction_id = t.interaction_id
                 WHERE t.interaction_id IS NULL OR h.interaction_id IS NULL LIMIT :limit
                """);
    }

    /// Calls of agents that somebody answered, against what the exchange led from then on.
    @Bean
    Book callsMadeBook(JdbcClient jdbc) {
        return new SqlBook(
                jdbc,
                Label.of("건 전화", "Calls made"),
                Label.of("상대가 받은 전화", "calls that were answered"),
                Label.of("이어진 통화", "calls held"),
                MADE + "SELECT (SELECT count(*) FROM answered), (SELECT count(*) FROM held)",
                MADE + """
                SELECT coalesce(a.interaction_id, h.interaction_id),
                       CASE WHEN h.interaction_id IS NULL THEN 'answered, but no call' ELSE 'call that nobody had answered' END
                  FROM answered a FULL JOIN held h ON h.interaction_id = a.interaction_id
                 WHERE a.interaction_id IS NULL OR h.interaction_id IS NULL LIMIT :limit
                """);
    }

    /// Recordings that are kept, against the sounds themselves.
    @Bean
    Book recordingsBook(JdbcClient jdbc) {
        return new SqlBook(
                jdbc,
                Label.of("통화 녹음", "Recordings"),
                Label.of("보관한 녹음", "recordings kept"),
                Label.of("저장된 소리", "sounds stored whole"),
                KEPT + "SELECT count(*), count(*) FILTER (WHERE whole) FROM kept",
                KEPT
                        + "SELECT interaction_id, 'recording whose sound is not there' FROM kept WHERE NOT whole LIMIT :limit");
    }
}

package org.dasan.caserouter;

import org.dasan.city.Label;
import org.dasan.interactions.books.Book;
import org.dasan.interactions.books.SqlBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Cases as rows against cases as the log tells them.
@Configuration
class CaseBooks {
    private static final String PERIOD = """
            WITH period AS (SELECT id, state, version FROM case_file WHERE opened_at >= :from),
                 log AS (SELECT stream_id, seq, type, data FROM event
                          WHERE stream_type = 'CASE' AND stream_id >= (SELECT id FROM period ORDER BY id LIMIT 1)
                            AND (stream_id IN (SELECT id FROM period) OR NOT EXISTS (SELECT 1 FROM case_file c WHERE c.id = stream_id))),
                 folded AS (
                  SELECT DISTINCT ON (stream_id) stream_id,
                         CASE type WHEN 'cases.opened' THEN 'RECEIVED' ELSE data ->> 'to' END AS state
                    FROM log WHERE type IN ('cases.opened', 'cases.stepped')
                   ORDER BY stream_id, seq DESC)
            """;

    private final JdbcClient jdbc;

    CaseBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Every case was opened once and stands where the log says, and no event is without its case.
    @Bean
    Book casesBook() {
        return new SqlBook(
                jdbc,
                Label.of("민원", "Cases"),
                Label.of("열림 + 닫힘", "open + closed"),
                Label.of("사건 기록에서 다시 셈", "recount of the log"),
                PERIOD + "SELECT (SELECT count(*) FROM period), (SELECT count(*) FROM log WHERE type = 'cases.opened')",
                PERIOD + """
                SELECT coalesce(p.id, f.stream_id), 'log says ' || coalesce(f.state, 'nothing') || ', row says ' || coalesce(p.state, 'nothing')
                  FROM period p FULL JOIN folded f ON f.stream_id = p.id
                 WHERE f.state IS DISTINCT FROM p.state LIMIT :limit
                """);
    }
}

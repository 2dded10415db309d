package org.dasan.interactions.books;

import org.dasan.city.Label;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of interactions against the event log and against the counselling records.
@Configuration
class InteractionBooks {
    /// Streams of the period: ids grow with time, so the log needs no further index to find what has no row.
    private static final String PERIOD = """
            WITH period AS (SELECT id, state, outcome, messages FROM interaction WHERE arrived_at >= :from),
                 log AS (SELECT stream_id, seq, type, data FROM event
                          WHERE stream_type = 'INTERACTION' AND stream_id >= (SELECT id FROM period ORDER BY id LIMIT 1)
                            AND (stream_id IN (SELECT id FROM period) OR NOT EXISTS (SELECT 1 FROM interaction i WHERE i.id = stream_id)))
            """;

    private final JdbcClient jdbc;

    InteractionBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What arrived: each intake has one row and one event.
    @Bean
    Book arrivalsBook() {
        return new SqlBook(
                jdbc,
                Label.of("접수", "Arrivals"),
                Label.of("접수 행", "rows"),
                Label.of("도착 사건", "arrived events"),
                PERIOD
                        + "SELECT (SELECT count(*) FROM period), (SELECT count(*) FROM log WHERE type = 'interactions.arrived')",
                PERIOD + """
                SELECT coalesce(p.id, l.stream_id),
                       CASE WHEN p.id IS NULL THEN 'event without a row' ELSE 'row with ' || count(l.stream_id) || ' arrived events' END
                  FROM period p FULL JOIN (SELECT * FROM log WHERE type = 'interactions.arrived') l ON l.stream_id = p.id
                 GROUP BY p.id, l.stream_id HAVING p.id IS NULL OR count(l.stream_id) <> 1 LIMIT :limit
                """);
    }

    /// Messages: rows against events, interaction by interaction.
    @Bean
    Book messagesBook() {
        return new SqlBook(
                jdbc,
                Label.of("메시지", "Messages"),
                Label.of("메시지 행", "rows"),
                Label.of("메시지 사건", "message events"),
                PERIOD + """
                SELECT (SELECT count(*) FROM message WHERE interaction_id IN (SELECT id FROM period)),
                       (SELECT count(*) FROM log WHERE type = 'interactions.message')
                """,
                PERIOD + """
                SELECT p.id, coalesce(m.n, 0) || ' rows, ' || coalesce(l.n, 0) || ' events, counter ' || p.messages
                  FROM period p
                  LEFT JOIN (SELECT interaction_id, count(*) AS n FROM message WHERE interaction_id IN (SELECT id FROM period) GROUP BY 1) m ON m.interaction_id = p.id
                  LEFT JOIN (SELECT stream_id, count(*) AS n FROM log WHERE type = 'interactions.message' GROUP BY 1) l ON l.stream_id = p.id
                 WHERE coalesce(m.n, 0) <> coalesce(l.n, 0) OR p.messages <> coalesce(m.n, 0) LIMIT :limit
                """);
    }

    /// The state that the log tells when it is folded, against the state in the row.
    @Bean
    Book statesBook() {
        var folded = PERIOD + """
                , folded AS (
                  SELECT DISTINCT ON (stream_id) stream_id,
                         CASE type WHEN 'interactions.closed' THEN 'CLOSED' WHEN 'interactions.arrived' THEN 'ARRIVED' ELSE data ->> 'to' END AS state,
                         CASE type WHEN 'interactions.closed' THEN data ->> 'outcome' END AS outcome
                    FROM log WHERE type IN ('interactions.arrived', 'interactions.state', 'interactions.closed')
                   ORDER BY stream_id, seq DESC)
                """;
        return new SqlBook(
                jdbc,
                Label.of("상태", "States"),
                Label.of("사건 기록에서 다시 셈", "recount of the log"),
                Label.of("상태 행", "rows"),
                folded + "SELECT (SELECT count(*) FROM folded), (SELECT count(*) FROM period)",
                folded + """
                SELECT p.id, 'log says ' || coalesce(f.state, 'nothing') || coalesce(' ' || f.outcome, '') || ', row says ' || p.state || coalesce(' ' || p.outcome, '')
                  FROM period p LEFT JOIN folded f ON f.stream_id = p.id
                 WHERE f.state IS DISTINCT FROM p.state OR f.outcome IS DISTINCT FROM p.outcome LIMIT :limit
                """);
    }

    /// Surveys: who was asked, and how they rated, rows against events.
    @Bean
    Book surveysBook() {
        var told = PERIOD + """
                , told AS (
                  SELECT stream_id, count(*) FILTER (WHERE type = 'interactions.survey-asked') AS asked,
                         string_agg(data ->> 'rating', ', ') AS ratings
                    FROM log WHERE type IN ('interactions.survey-asked', 'interactions.survey-answered') GROUP BY 1),
                     kept AS (SELECT interaction_id, rating FROM survey WHERE interaction_id IN (SELECT id FROM period))
                """;
        return new SqlBook(
                jdbc,
                Label.of("만족도 조사", "Surveys"),
                Label.of("조사 행", "rows"),
                Label.of("물은 사건", "asked events"),
                told + "SELECT (SELECT count(*) FROM kept), (SELECT coalesce(sum(asked), 0) FROM told)",
                told + """
                SELECT coalesce(k.interaction_id, t.stream_id),
                       CASE WHEN k.interaction_id IS NULL THEN 'no row' ELSE 'row rated ' || coalesce(k.rating::text, 'not') END
                       || ', ' || coalesce(t.asked, 0) || ' asked events rated ' || coalesce(t.ratings, 'not')
                  FROM kept k FULL JOIN told t ON t.stream_id = k.interaction_id
                 WHERE k.interaction_id IS NULL OR t.asked IS DISTINCT FROM 1 OR k.rating::text IS DISTINCT FROM t.ratings LIMIT :limit
                """);
    }

    /// What is closed has a closed record with the same outcome, and only that.
    @Bean
    Book recordsBook() {
        return new SqlBook(
                jdbc,
                Label.of("상담 기록", "Counselling records"),
                Label.of("끝난 상담", "closed interactions"),
                Label.of("닫힌 기록", "closed records"),
                PERIOD + """
                SELECT (SELECT count(*) FROM period WHERE state = 'CLOSED'),
                       (SELECT count(*) FROM record WHERE closed_at IS NOT NULL AND interaction_id IN (SELECT id FROM period))
                """,
                PERIOD + """
                SELECT p.id, 'interaction ' || p.state || coalesce(' ' || p.outcome, '') || ', record '
                             || CASE WHEN r.closed_at IS NULL THEN 'not closed' ELSE 'closed ' || coalesce(r.outcome, 'without outcome') END
                  FROM period p LEFT JOIN record r ON r.interaction_id = p.id
                 WHERE (p.state = 'CLOSED') <> (r.closed_at IS NOT NULL) OR (p.state = 'CLOSED' AND r.outcome IS DISTINCT FROM p.outcome) LIMIT :limit
                """);
    }
}

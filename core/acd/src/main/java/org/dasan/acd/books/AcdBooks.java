package org.dasan.acd.books;

import org.dasan.city.Label;
import org.dasan.interactions.books.Book;
import org.dasan.interactions.books.SqlBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Seats against the event log, and agents' capacity against the seats that use it.
@Configuration
class AcdBooks {
    private static final String FOLDED = """
            WITH period AS (SELECT s.id, s.interaction_id, s.state FROM seat s JOIN interaction i ON i.id = s.interaction_id WHERE i.arrived_at >= :from),
                 told AS (
                  SELECT DISTINCT ON (seat) (data ->> 'seat')::uuid AS seat,
                         CASE type WHEN 'acd.queued' THEN 'WAITING' WHEN 'acd.requeued' THEN 'WAITING' WHEN 'acd.offered' THEN 'OFFERED'
                                   WHEN 'acd.connected' THEN 'ACTIVE' WHEN 'acd.resumed' THEN 'ACTIVE' WHEN 'acd.parked' THEN 'PARKED'
                                   WHEN 'acd.wrap-up' THEN 'WRAP_UP' ELSE 'DONE' END AS state
                    FROM event
                   WHERE stream_type = 'INTERACTION' AND stream_id IN (SELECT interaction_id FROM period)
                     AND type IN ('acd.queued', 'acd.requeued', 'acd.offered', 'acd.connected', 'acd.resumed', 'acd.parked', 'acd.wrap-up', 'acd.done')
                   ORDER BY seat, seq DESC)
            """;

    private final JdbcClient jdbc;

    AcdBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The state of each seat that the log tells when it is folded, against its row.
    @Bean
    Book seatStatesBook() {
        return new SqlBook(
                jdbc,
                Label.of("자리", "Seats"),
                Label.of("사건 기록에서 다시 셈", "recount of the log"),
                Label.of("자리 행", "rows"),
                FOLDED + "SELECT (SELECT count(*) FROM told), (SELECT count(*) FROM period)",
                FOLDED + """
                SELECT p.interaction_id, 'seat ' || p.id || ': log says ' || coalesce(t.state, 'nothing') || ', row says ' || p.state
                  FROM period p LEFT JOIN told t ON t.seat = p.id WHERE t.state IS DISTINCT FROM p.state LIMIT :limit
                """);
    }

    /// Capacity in use against the seats in OFFERED, ACTIVE and WRAP_UP; parked seats are free. Always of
    /// now.
    @Bean
    Book capacityBook() {
        var held = """
                WITH held AS (SELECT agent_id, channel, count(*) AS n FROM seat WHERE state IN ('OFFERED', 'ACTIVE', 'WRAP_UP') AND cast(:from AS timestamptz) IS NOT NULL
                               GROUP BY agent_id, channel)
                """;
        return new SqlBook(
                jdbc,
                Label.of("상담사 수용량", "Agents' capacity"),
                Label.of("쓰는 수용량", "capacity in use"),
                Label.of("쓰는 자리", "seats that use it"),
                held + "SELECT (SELECT coalesce(sum(used), 0) FROM agent_load), (SELECT coalesce(sum(n), 0) FROM held)",
                held + """
                SELECT coalesce(l.staff_id, h.agent_id), coalesce(l.channel, h.channel) || ': ' || coalesce(l.used, 0) || ' in use, ' || coalesce(h.n, 0) || ' seats'
                  FROM agent_load l FULL JOIN held h ON h.agent_id = l.staff_id AND h.channel = l.channel
                 WHERE coalesce(l.used, 0) <> coalesce(h.n, 0) LIMIT :limit
                """);
    }
}

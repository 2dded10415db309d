package org.dasan.acd;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.dasan.city.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What a changed queue means for those who wait in it already: what the queue asked for is replaced, what
/// they themselves need stays, and nobody loses a second of their waiting.
@Repository
public class WaitingRules {
    private static final int HIGHEST = 9;

    private final JdbcClient jdbc;

    WaitingRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What a queue adds to what each contact brings.
    public record Terms(List<Need> needs, int priority) {
        public Terms {
            needs = List.copyOf(needs);
        }
    }

    private record Row(
            UUID id,
            SeatRole role,
            Channel channel,
            String language,
            List<Need> needs,
            int priority,
            OffsetDateTime since,
            @Nullable UUID wanted,
            boolean deskOnly) {}

    /// How many wait in the queue.
    public int count(String code) {
        return jdbc.sql(
                        "SELECT count(*) FROM seat s JOIN queue q ON q.id = s.queue_id WHERE q.code = :code AND s.state = 'WAITING'")
                .param("code", code)
                .query(Integer.class)
                .single();
    }

    /// Lets nobody join the queue until the transaction ends, and waits for those who are joining.
    public void hold(String code) {
        jdbc.sql("SELECT id FROM queue WHERE code = :code FOR UPDATE")
                .param("code", code)
                .query(UUID.class)
                .optional();
    }

    /// Brings every seat that waits in the queue, or is being offered, to the new terms. In the transaction
    /// that changes the queue.
    public void apply(String code, Terms before, Terms after, Duration ageing) {
        var rows = jdbc.sql("""
                SELECT s.id, s.role, s.channel, s.language, s.needs::text AS needs, s.priority, s.queued_since, s.wanted_agent, s.desk_only
                  FROM seat s WHERE s.queue_id = (SELECT id FROM queue WHERE code = :code) AND s.state IN ('WAITING', 'OFFERED')
                 ORDER BY s.id FOR UPDATE
                """)
                .param("code", code)
                .query((rs, _) -> new Row(
                        rs.getObject("id", UUID.class),
                        SeatRole.valueOf(rs.getString("role")),
                        Channel.valueOf(rs.getString("channel")),
                        rs.getString("language"),
                        Needs.parse(rs.getString("needs")),
                        rs.getInt("priority"),
                        rs.getObject("queued_since", OffsetDateTime.class),
                        rs.getObject("wanted_agent", UUID.class),
                        rs.getBoolean("desk_only")))
                .list();
        for (var row : rows) {
            var own = row.needs().stream()
                    .filter(need -> !before.needs().contains(need))
                    .toList();
            var needs = Needs.merge(after.needs(), own);
            if (asks(row.needs(), row.language()) && !asks(needs, row.language())) {
                needs = Needs.merge(needs, List.of(new Need(row.language(), 1))); // the queue's need had covered it
            }
            int priority = Math.clamp((long) row.priority() - before.priority() + after.priority(), 0, HIGHEST);
            jdbc.sql(
                            "UPDATE seat SET needs = :needs::jsonb, needs_key = :key, priority = :priority, rank_at = :rank WHERE id = :id")
                    .param("needs", Needs.json(needs))
                    .param("key", Needs.key(code, row.role(), needs, row.channel(), row.wanted(), row.deskOnly()))
                    .param("priority", priority)
                    .param(
                            "rank",
                            row.since()
                                    .toInstant()
                                    .minus(ageing.multipliedBy(priority))
                                    .atOffset(ZoneOffset.UTC))
                    .param("id", row.id())
                    .update();
        }
    }

    private static boolean asks(List<Need> needs, String skill) {
        return needs.stream().anyMatch(need -> need.skill().equals(skill));
    }
}

package org.dasan.interactions.retention;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Closed contacts whose time is over. A contact whose topics several classes name is kept for the longest.
@Component
class DueContacts {
    private static final int MOST_COUNTED = 1_000_000;

    private static final String DUE = """
              FROM interaction i LEFT JOIN record r ON r.interaction_id = i.id
              CROSS JOIN LATERAL (
                   SELECT coalesce((SELECT max(c.months) FROM unnest(:topics::text[], :months::int[]) AS c (topic, months)
                                     WHERE c.topic = ANY(r.topics)), :others) AS months) k
             WHERE i.state = 'CLOSED' AND i.erased_at IS NULL
               AND i.closed_at < cast(:now AS timestamptz) - make_interval(months => :shortest)
               AND i.closed_at < cast(:now AS timestamptz) - make_interval(months => k.months)
            """;

    private final JdbcClient jdbc;

    DueContacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A contact and when it was closed, for going on behind it.
    record Due(InteractionId id, Instant closedAt) {}

    /// The next ones, the longest closed first.
    List<Due> next(RetentionRules rules, Instant now, @Nullable Due after, int limit) {
        if (rules.keepAll()) {
            return List.of();
        }
        return with(rules, now, "SELECT i.id, i.closed_at" + DUE + """
                   AND (cast(:afterAt AS timestamptz) IS NULL OR (i.closed_at, i.id) > (:afterAt, :afterId))
                 ORDER BY i.closed_at, i.id LIMIT :limit
                """)
                .param(
                        "afterAt",
                        after == null ? null : after.closedAt().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("afterId", after == null ? null : after.id().value(), Types.OTHER)
                .param("limit", limit)
                .query((rs, _) -> new Due(
                        new InteractionId(rs.getObject(1, UUID.class)),
                        rs.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    /// How many there are, a million at most.
    int count(RetentionRules rules, Instant now) {
        return rules.keepAll()
                ? 0
                : with(rules, now, "SELECT count(*) FROM (SELECT 1" + DUE + " LIMIT " + MOST_COUNTED + ") x")
                        .query(Integer.class)
                        .single();
    }

    private StatementSpec with(RetentionRules rules, Instant now, String sql) {
        var topics = List.copyOf(rules.byTopic().keySet());
        return jdbc.sql(sql)
                .param("topics", topics.toArray(String[]::new))
                .param(
                        "months",
                        topics.stream().map(topic -> rules.byTopic().get(topic)).toArray(Integer[]::new))
                .param("others", rules.others(), Types.INTEGER)
                .param("shortest", rules.shortest())
                .param("now", now.atOffset(ZoneOffset.UTC));
    }
}

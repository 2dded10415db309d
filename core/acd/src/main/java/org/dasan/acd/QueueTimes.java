package org.dasan.acd;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.Grants;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a citizen may be told about waiting: how many are before them and how long it will take at the pace
/// of the last quarter of an hour. Where that pace is not known, nothing is claimed. What was told is kept, so
/// that the error of such words is known and told with them.
@Component
public class QueueTimes {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    /// Fewer answers within the window say nothing about the pace.
    private static final int ENOUGH = 3;
    /// The error is that of this many contacts, or of none.
    private static final int JUDGED_BY = 50;

    private static final int JUDGED_BY_AT_LEAST = 5;

    private final JdbcClient jdbc;
    private final Grants grants;
    private final Clock clock;

    QueueTimes(JdbcClient jdbc, Grants grants, Clock clock) {
        this.jdbc = jdbc;
        this.grants = grants;
        this.clock = clock;
    }

    /// The place of somebody who waits for an agent.
    ///
    /// @param ahead        who is served before them; those who went away for a moment do not count
    /// @param expectedWait nothing when nobody can tell
    /// @param usualError   half of the last contacts waited no more than this longer or shorter than told;
    ///                     nothing when too few were told anything
    public record Place(
            int ahead,
            @Nullable Duration expectedWait,
            @Nullable Duration usualError,
            Instant measuredAt) {}

    /// How it would be for somebody who came now.
    ///
    /// @param ready        agents who could take the contact at once
    /// @param expectedWait nothing when nobody can tell; zero: answered at once
    public record Outlook(int waiting, int ready, @Nullable Duration expectedWait, Instant measuredAt) {}

    /// The places of those among these interactions that wait for an agent.
    public Map<InteractionId, Place> places(Collection<InteractionId> interactions) {
        if (interactions.isEmpty()) {
            return Map.of();
        }
        var now = clock.instant();
        var places = new HashMap<InteractionId, Place>();
        jdbc.sql("""
                WITH mine AS (
                     SELECT id, interaction_id, queue_id FROM seat
                      WHERE interaction_id = ANY(:ids::uuid[]) AND role = 'AGENT' AND state = 'WAITING'),
                     ranked AS (
                     SELECT id, row_number() OVER (PARTITION BY queue_id ORDER BY rank_at, id) - 1 AS ahead FROM seat
                      WHERE state = 'WAITING' AND role = 'AGENT' AND queue_id IN (SELECT queue_id FROM mine)
                        AND (NOT paused OR id IN (SELECT id FROM mine))),
                     pace AS (
                     SELECT queue_id, count(*) AS answered FROM seat
                      WHERE queue_id IN (SELECT queue_id FROM mine) AND connected_at > :since GROUP BY queue_id)
                SELECT mine.interaction_id, ranked.ahead, coalesce(pace.answered, 0) AS answered, judged.error
                  FROM mine JOIN ranked ON ranked.id = mine.id LEFT JOIN pace ON pace.queue_id = mine.queue_id
                  LEFT JOIN (
                       SELECT q.queue_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY last.error) AS error
                         FROM (SELECT DISTINCT queue_id FROM mine) q CROSS JOIN LATERAL (
                              SELECT abs(extract(epoch FROM connected_at - told_at) - told_seconds)::float8 AS error FROM seat
                               WHERE queue_id = q.queue_id AND told_at IS NOT NULL AND connected_at IS NOT NULL
                               ORDER BY connected_at DESC LIMIT :judgedBy) last
                        GROUP BY q.queue_id HAVING count(*) >= :atLeast) judged ON judged.queue_id = mine.queue_id
                """)
                .param("ids", interactions.stream().map(InteractionId::toString).toArray(String[]::new))
                .param("since", now.minus(WINDOW).atOffset(ZoneOffset.UTC))
                .param("judgedBy", JUDGED_BY)
                .param("atLeast", JUDGED_BY_AT_LEAST)
                .query(rs -> {
                    int ahead = rs.getInt("ahead");
                    var error = rs.getObject("error", Double.class);
                    places.put(
                            new InteractionId(rs.getObject("interaction_id", UUID.class)),
                            new Place(
                                    ahead,
                                    expected(ahead, rs.getInt("answered")),
                                    error == null ? null : Duration.ofSeconds(Math.round(error)),
                                    now));
                });
        return places;
    }

    /// Keeps what these citizens were told first, to be compared with how long they waited.
    public void told(Map<InteractionId, Place> places) {
        places.forEach((id, place) -> {
            var wait = place.expectedWait();
            if (wait != null) {
                jdbc.sql("""
                        UPDATE seat SET told_at = :at, told_seconds = :seconds
                         WHERE interaction_id = :id AND role = 'AGENT' AND state = 'WAITING' AND told_at IS NULL
                        """)
                        .param("at", place.measuredAt().atOffset(ZoneOffset.UTC))
                        .param("seconds", wait.toSeconds())
                        .param("id", id.value())
                        .update();
            }
        });
    }

    /// How it would be for somebody who came into this queue now.
    public Outlook outlook(Queue queue, String language, Channel channel) {
        var now = clock.instant();
        int waiting = jdbc.sql(
                        "SELECT count(*) FROM seat WHERE queue_id = :queue AND state = 'WAITING' AND role = 'AGENT' AND NOT paused")
                .param("queue", queue.id())
                .query(Integer.class)
                .single();
        int answered = jdbc.sql("SELECT count(*) FROM seat WHERE queue_id = :queue AND connected_at > :since")
                .param("queue", queue.id())
                .param("since", now.minus(WINDOW).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        int ready = ready(queue, language, channel);
        return new Outlook(
                waiting, ready, waiting == 0 && ready > 0 ? Duration.ZERO : expected(waiting, answered), now);
    }

    private int ready(Queue queue, String language, Channel channel) {
        var needs = Needs.merge(queue.needs(), List.of(new Need(language, 1)));
        return Math.toIntExact(jdbc
                .sql("""
                SELECT p.staff_id
                  FROM presence p JOIN agent_load l ON l.staff_id = p.staff_id AND l.channel = :channel AND l.used < l.capacity
                 WHERE p.state = 'READY' AND p.after_contact IS NULL AND p.connected AND NOT :channel = ANY(p.off_channels)
                   AND NOT EXISTS (
                       SELECT 1 FROM unnest(:skills::text[], :minimums::int[]) AS need (skill, minimum)
                        WHERE NOT EXISTS (
                              SELECT 1 FROM staff_skill k
                               WHERE k.staff_id = p.staff_id AND k.skill = need.skill AND k.proficiency >= need.minimum))
                 LIMIT 2000
                """)
                .param("channel", channel.name())
                .param("skills", needs.stream().map(Need::skill).toArray(String[]::new))
                .param("minimums", needs.stream().mapToInt(Need::minimum).toArray())
                .query((rs, _) -> new StaffId(rs.getObject(1, UUID.class)))
                .list()
                .stream()
                .filter(staff -> grants.holds(staff, Role.AGENT, queue.organisation()))
                .count());
    }

    private static @Nullable Duration expected(int ahead, int answered) {
        return answered < ENOUGH ? null : WINDOW.multipliedBy(ahead + 1L).dividedBy(answered);
    }
}

package org.dasan.acd;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.dasan.city.InvalidFieldException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Skills lent to agents for a while: the higher of these and their own counts. They end by the clock alone,
/// whatever became of the process that lent them.
@Component
public class TemporarySkills {
    /// The longest loan; what is needed longer is a matter of configuration.
    public static final Duration LONGEST = Duration.ofHours(12);

    private final JdbcClient jdbc;
    private final Interventions interventions;
    private final MatcherWake wake;
    private final Clock clock;

    TemporarySkills(JdbcClient jdbc, Interventions interventions, MatcherWake wake, Clock clock) {
        this.jdbc = jdbc;
        this.interventions = interventions;
        this.wake = wake;
        this.clock = clock;
    }

    /// A skill on loan.
    public record Loan(int proficiency, Instant until) {}

    /// Lends a skill from now on; a loan of the same skill is replaced. The matcher takes it up at once.
    ///
    /// @return when it ends
    @Transactional
    public Instant lend(UUID agent, String skill, int proficiency, Duration time, UUID by, String why) {
        if (time.compareTo(LONGEST) > 0 || !time.isPositive()) {
            throw new InvalidFieldException("minutes", "must be 1 to " + LONGEST.toMinutes());
        }
        if (proficiency < 1 || proficiency > 5) {
            throw new InvalidFieldException("proficiency", "must be 1 to 5 but was " + proficiency);
        }
        if (!jdbc.sql("SELECT EXISTS (SELECT 1 FROM skill WHERE code = :skill)")
                .param("skill", skill)
                .query(Boolean.class)
                .single()) {
            throw new InvalidFieldException("skill", "is not a skill: " + skill);
        }
        var now = clock.instant();
        var until = now.plus(time);
        jdbc.sql("""
                INSERT INTO temporary_skill (staff_id, skill, proficiency, given_at, until, given_by)
                VALUES (:agent, :skill, :proficiency, :now, :until, :by)
                ON CONFLICT (staff_id, skill) DO UPDATE
                   SET proficiency = excluded.proficiency, given_at = excluded.given_at, until = excluded.until, given_by = excluded.given_by
                """)
                .param("agent", agent)
                .param("skill", skill)
                .param("proficiency", proficiency)
                .param("now", utc(now))
                .param("until", utc(until))
                .param("by", by)
                .update();
        interventions.record(
                Interventions.Kind.RESKILL,
                by,
                agent,
                null,
                why,
                Map.of("skill", skill, "proficiency", String.valueOf(proficiency), "until", until.toString()));
        wake.afterCommit();
        return until;
    }

    /// Takes a skill back before its time; one that is over already changes nothing.
    @Transactional
    public void end(UUID agent, String skill, UUID by, String why) {
        int ended = jdbc.sql("DELETE FROM temporary_skill WHERE staff_id = :agent AND skill = :skill AND until > :now")
                .param("agent", agent)
                .param("skill", skill)
                .param("now", utc(clock.instant()))
                .update();
        if (ended > 0) {
            interventions.record(Interventions.Kind.END_RESKILL, by, agent, null, why, Map.of("skill", skill));
        }
    }

    /// What is on loan now, by agent and skill.
    public Map<UUID, Map<String, Loan>> current() {
        var loans = new HashMap<UUID, Map<String, Loan>>();
        jdbc.sql("SELECT staff_id, skill, proficiency, until FROM temporary_skill WHERE until > :now")
                .param("now", utc(clock.instant()))
                .query(rs -> {
                    loans.computeIfAbsent(rs.getObject(1, UUID.class), _ -> new HashMap<>())
                            .put(
                                    rs.getString(2),
                                    new Loan(
                                            rs.getInt(3),
                                            rs.getObject(4, OffsetDateTime.class)
                                                    .toInstant()));
                });
        return loans;
    }

    /// Adds what is on loan to the skills of these agents.
    void addTo(Map<UUID, Map<String, Integer>> skills) {
        current()
                .forEach((agent, loans) ->
                        loans.forEach((skill, loan) -> skills.computeIfAbsent(agent, _ -> new HashMap<>())
                                .merge(skill, loan.proficiency(), Math::max)));
    }

    /// What is over is of no use to anybody: the interventions tell what was lent.
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 120_000)
    void forget() {
        jdbc.sql("DELETE FROM temporary_skill WHERE until < :limit")
                .param("limit", utc(clock.instant().minus(LONGEST)))
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

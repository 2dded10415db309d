package org.dasan.acd;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.acd.matching.Candidate;
import org.dasan.city.Directory;
import org.dasan.city.Staff;
import org.dasan.city.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Explains an offer that a person decided, in the words and fields of those the matcher decides.
@Component
class ByHand {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Directory directory;
    private final StaffSkills skills;
    private final JdbcClient jdbc;

    ByHand(Directory directory, StaffSkills skills, JdbcClient jdbc) {
        this.directory = directory;
        this.skills = skills;
        this.jdbc = jdbc;
    }

    /// How it was decided.
    enum Step {
        PUSHED,
        TAKEN
    }

    private record Decided(
            int ruleVersion,
            Instant at,
            Candidate winner,
            List<Candidate> runnersUp,
            Map<String, Integer> counts,
            int considered,
            String ko,
            String en) {}

    /// As the table of explanations keeps it.
    String explain(Seat seat, UUID agent, UUID by, Step step, Instant now) {
        var who = name(by);
        var winner =
                new Candidate(agent, name(agent), 0, idleSeconds(agent, now), skills.skills(agent), load(agent, seat));
        return JSON.writeValueAsString(new Decided(
                0,
                now,
                winner,
                List.of(),
                Map.of(),
                1,
                switch (step) {
                    case PUSHED -> who + " 님이 맡아 달라고 보낸 상담입니다.";
                    case TAKEN -> who + " 님이 직접 맡았습니다.";
                },
                switch (step) {
                    case PUSHED -> who + " asks you to take this contact.";
                    case TAKEN -> who + " took this contact in person.";
                }));
    }

    private String name(UUID staff) {
        return directory.staff(new StaffId(staff)).map(Staff::displayName).orElse("");
    }

    private long idleSeconds(UUID agent, Instant now) {
        return jdbc.sql("SELECT idle_since FROM presence WHERE staff_id = :agent")
                .param("agent", agent)
                .query((rs, _) -> Duration.between(
                                rs.getObject(1, OffsetDateTime.class).toInstant(), now)
                        .toSeconds())
                .optional()
                .map(seconds -> Math.max(0, seconds))
                .orElse(0L);
    }

    private String load(UUID agent, Seat seat) {
        return jdbc.sql("SELECT used || '/' || capacity FROM agent_load WHERE staff_id = :agent AND channel = :channel")
                .param("agent", agent)
                .param("channel", seat.channel().name())
                .query(String.class)
                .optional()
                .orElse("0/0");
    }
}

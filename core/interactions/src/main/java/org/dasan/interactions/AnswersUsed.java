package org.dasan.interactions;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.dasan.city.InvalidFieldException;
import org.dasan.store.EventLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Which standard answers were given in a contact: the part of its record that tells what the city said.
@Component
public class AnswersUsed {
    /// Nobody reads out more in one contact.
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final EventLog events;
    private final Clock clock;
    private final ObjectProvider<AnswerSource> sources;

    AnswersUsed(JdbcClient jdbc, EventLog events, Clock clock, ObjectProvider<AnswerSource> sources) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.sources = sources;
    }

    /// An answer as it was given.
    ///
    /// @param version of the entry: what the citizen heard, whatever the entry says today
    public record UsedAnswer(UUID entryId, int version, Instant at) {}

    /// How often an answer was given.
    public record Use(UUID entryId, long times) {}

    /// Notes that an answer was given; the same one again changes nothing. The caller has locked the interaction.
    ///
    /// @throws InvalidFieldException when there is no such answer, or too many have been noted
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(InteractionId interaction, UUID entry, int version, UUID staff) {
        var noted = of(interaction);
        if (noted.stream().anyMatch(used -> used.entryId().equals(entry) && used.version() == version)) {
            return;
        }
        if (sources.stream().noneMatch(source -> source.holds(entry, version))) {
            throw new InvalidFieldException("entryId", "and version name no approved answer");
        }
        if (noted.size() >= MOST) {
            throw new InvalidFieldException("entryId", "cannot be added: a contact has at most " + MOST + " answers");
        }
        var now = clock.instant();
        jdbc.sql("""
            INSERT INTO record_answer (interaction_id, entry_id, version, staff_id, at)
            VALUES (:id, :entry, :version, :staff, :now)
            """)
                .param("id", interaction.value())
                .param("entry", entry)
                .param("version", version)
                .param("staff", staff)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        events.append(List.of(new InteractionEvent.AnswerUsed(interaction, now, entry, version, staff).toNewEvent()));
    }

    /// In the order in which they were given.
    public List<UsedAnswer> of(InteractionId interaction) {
        return jdbc.sql("""
            SELECT entry_id, version, at FROM record_answer
             WHERE interaction_id = :id ORDER BY at, entry_id, version LIMIT :most
            """)
                .param("id", interaction.value())
                .param("most", MOST)
                .query((rs, _) -> new UsedAnswer(
                        rs.getObject("entry_id", UUID.class),
                        rs.getInt("version"),
                        rs.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// What was given most often since then, most often first.
    public List<Use> mostUsed(Instant since, int limit) {
        return jdbc.sql("""
            SELECT entry_id, count(*) AS times FROM record_answer
             WHERE at >= :since GROUP BY entry_id ORDER BY times DESC, entry_id LIMIT :limit
            """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((rs, _) -> new Use(rs.getObject("entry_id", UUID.class), rs.getLong("times")))
                .list();
    }
}

package org.dasan.interactions.survey;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dasan.city.Channel;
import org.dasan.interactions.InteractionEvent;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.masking.Masking;
import org.dasan.store.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Asks citizens once about a contact and keeps what they answer. A question is open until it is answered, until
/// its time is over, or until something new begins on the same thread: a digit is then part of that.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Surveys {
    /// How long a citizen may take.
    public static final Duration OPEN_FOR = Duration.ofHours(24);

    /// A question about something longer ago, asked after the database was away, would only surprise.
    static final Duration ASKED_WITHIN = Duration.ofHours(1);

    /// What a person has dealt with. Who sends advertising is not asked.
    private static final String[] ASKED_AFTER = Arrays.stream(Outcome.values())
            .filter(outcome -> outcome.term() == Outcome.Term.HANDLED && outcome != Outcome.SPAM)
            .map(Outcome::name)
            .toArray(String[]::new);

    private static final String SELECT = "SELECT s.* FROM survey s ";

    private final JdbcClient jdbc;
    private final EventLog events;
    private final ObjectProvider<SurveyCarrier> carriers;
    private final Clock clock;
    private final MeterRegistry metrics;

    Surveys(
            JdbcClient jdbc,
            EventLog events,
            ObjectProvider<SurveyCarrier> carriers,
            Clock clock,
            MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.events = events;
        this.carriers = carriers;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// What became of an answer.
    public enum Result {
        KEPT,
        /// The same answer came before.
        KEPT_BEFORE,
        /// Another answer came before; that one stands.
        ANSWERED_OTHERWISE,
        /// Nothing was asked on this thread, or not about its last contact, or the time is over.
        NOT_OPEN
    }

    private record Closed(Channel channel, SurveyCarrier.Question question) {}

    /// Asks about those of these closed contacts that are to be asked about and were not yet.
    void ask(Collection<UUID> contacts) {
        var now = clock.instant();
        var asked = new ArrayList<InteractionEvent.SurveyAsked>();
        for (var contact : toAsk(contacts, now)) {
            boolean reaches = carriers.stream()
                    .filter(carrier -> carrier.channel() == contact.channel())
                    .anyMatch(carrier -> carrier.ask(contact.question()));
            if (reaches) {
                insert(contact.question().about(), now);
                asked.add(new InteractionEvent.SurveyAsked(contact.question().about(), now));
                countAsked(contact.channel());
            }
        }
        if (!asked.isEmpty()) {
            events.append(
                    asked.stream().map(InteractionEvent.SurveyAsked::toNewEvent).toList());
        }
    }

    private List<Closed> toAsk(Collection<UUID> contacts, Instant now) {
        return jdbc.sql("""
                SELECT i.id, i.channel, i.thread_id, i.language,
                       (SELECT max(b.asked_at) FROM survey b JOIN interaction c ON c.id = b.interaction_id WHERE c.thread_id = i.thread_id) AS before
                  FROM interaction i
                  JOIN entry_point e ON e.id = i.entry_point_id
                  JOIN thread t ON t.id = i.thread_id AND t.current_interaction = i.id
                 WHERE i.id = ANY(:ids::uuid[]) AND e.survey AND i.direction = 'INBOUND' AND i.outcome = ANY(:outcomes::text[])
                   AND CASE WHEN i.channel IN ('VOICE', 'VIDEO') THEN i.connected_at ELSE i.answered_at END IS NOT NULL
                   AND i.closed_at > :since AND i.erased_at IS NULL
                   AND NOT EXISTS (SELECT 1 FROM survey s WHERE s.interaction_id = i.id)
                 ORDER BY i.id
                """)
                .param("ids", texts(contacts))
                .param("outcomes", ASKED_AFTER)
                .param("since", now.minus(ASKED_WITHIN).atOffset(ZoneOffset.UTC))
                .query((rs, _) -> new Closed(
                        Channel.valueOf(rs.getString("channel")),
                        new SurveyCarrier.Question(
                                new InteractionId(rs.getObject("id", UUID.class)),
                                rs.getObject("thread_id", UUID.class),
                                rs.getString("language"),
                                instant(rs, "before"))))
                .list();
    }

    private void insert(InteractionId about, Instant now) {
        jdbc.sql("INSERT INTO survey (interaction_id, asked_at, expires_at) VALUES (:id, :now, :expires)")
                .param("id", about.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", now.plus(OPEN_FOR).atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Keeps what a citizen answered who was asked on the line, once for each contact.
    public void answerOnTheLine(InteractionId about, Answer answer, Instant at) {
        var channel = jdbc.sql("""
                INSERT INTO survey (interaction_id, asked_at, expires_at, rating, answered_at) VALUES (:id, :at, :at, :rating, :at)
                ON CONFLICT (interaction_id) DO NOTHING
                RETURNING (SELECT channel FROM interaction WHERE id = survey.interaction_id)
                """)
                .param("id", about.value())
                .param("rating", answer.rating())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> Channel.valueOf(rs.getString(1)))
                .optional();
        if (channel.isPresent()) {
            events.append(List.of(
                    new InteractionEvent.SurveyAsked(about, at).toNewEvent(),
                    new InteractionEvent.SurveyAnswered(about, at, answer.rating()).toNewEvent()));
            countAsked(channel.get());
            countAnswered();
        }
    }

    /// Keeps the answer of whoever speaks on this thread.
    ///
    /// @param at when they answered
    public Result answer(UUID thread, Answer answer, Instant at) {
        var found = jdbc.sql(SELECT + """
                  JOIN thread t ON t.current_interaction = s.interaction_id WHERE t.id = :thread FOR UPDATE OF s
                """)
                .param("thread", thread)
                .query((rs, _) -> read(rs))
                .optional();
        if (found.isEmpty()) {
            return Result.NOT_OPEN;
        }
        var survey = found.get();
        var masked = Masking.mask(answer.words()).text();
        var words = masked.isEmpty() ? null : masked;
        if (survey.rating() != null) {
            return survey.rating() == answer.rating() && Objects.equals(survey.words(), words)
                    ? Result.KEPT_BEFORE
                    : Result.ANSWERED_OTHERWISE;
        }
        if (!survey.isOpen(at)) {
            return Result.NOT_OPEN;
        }
        jdbc.sql("UPDATE survey SET rating = :rating, words = :words, answered_at = :at WHERE interaction_id = :id")
                .param("rating", answer.rating())
                .param("words", words)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", survey.about().value())
                .update();
        events.append(List.of(new InteractionEvent.SurveyAnswered(survey.about(), at, answer.rating()).toNewEvent()));
        countAnswered();
        return Result.KEPT;
    }

    private void countAsked(Channel channel) {
        Counter.builder("dasan.survey.asked")
                .description("Citizens who were asked how satisfied they are")
                .tag("channel", channel.name())
                .register(metrics)
                .increment();
    }

    private void countAnswered() {
        Counter.builder("dasan.survey.answered")
                .description("Citizens who said how satisfied they are")
                .register(metrics)
                .increment();
    }

    /// What was asked about a contact; nothing when nothing was.
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Survey> about(InteractionId contact) {
        return Optional.ofNullable(about(List.of(contact.value())).get(contact));
    }

    /// What was asked about these contacts; those that were not asked about are left out.
    @Transactional(propagation = Propagation.SUPPORTS)
    public Map<InteractionId, Survey> about(Collection<UUID> contacts) {
        return jdbc
                .sql(SELECT + "WHERE s.interaction_id = ANY(:ids::uuid[])")
                .param("ids", texts(contacts))
                .query((rs, _) -> read(rs))
                .list()
                .stream()
                .collect(Collectors.toMap(Survey::about, Function.identity()));
    }

    private static Survey read(ResultSet rs) throws SQLException {
        int rating = rs.getInt("rating");
        return new Survey(
                new InteractionId(rs.getObject("interaction_id", UUID.class)),
                Objects.requireNonNull(instant(rs, "asked_at")),
                Objects.requireNonNull(instant(rs, "expires_at")),
                rating == 0 ? null : Integer.valueOf(rating),
                rs.getString("words"),
                instant(rs, "answered_at"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}

package org.dasan.interactions;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.InvalidFieldException;
import org.dasan.interactions.masking.Masking;
import org.dasan.store.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Counselling records: one an interaction, a memo a seat. No interaction closes without one.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Records {
    private final JdbcClient jdbc;
    private final EventLog events;
    private final Clock clock;

    Records(JdbcClient jdbc, EventLog events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /// The record as one seat sees it; version 0 = nothing saved yet.
    @Transactional(propagation = Propagation.SUPPORTS)
    public CounsellingRecord find(InteractionId interaction, UUID seat) {
        return jdbc.sql("""
                SELECT r.version, r.outcome, r.topics, r.resolved, r.callback_due, r.callback_note, r.knowledge_gap, r.saved_by, r.saved_at,
                       coalesce(m.memo, '') AS memo
                  FROM record r LEFT JOIN record_memo m ON m.interaction_id = r.interaction_id AND m.seat_id = :seat
                 WHERE r.interaction_id = :id
                """)
                .param("id", interaction.value())
                .param("seat", seat)
                .query((rs, _) -> new CounsellingRecord(
                        rs.getInt("version"),
                        Optional.ofNullable(rs.getString("outcome"))
                                .map(Outcome::valueOf)
                                .orElse(null),
                        List.of((String[]) rs.getArray("topics").getArray()),
                        rs.getString("memo"),
                        rs.getString("resolved"),
                        callback(rs.getObject("callback_due", OffsetDateTime.class), rs.getString("callback_note")),
                        rs.getBoolean("knowledge_gap"),
                        rs.getObject("saved_by", UUID.class),
                        rs.getObject("saved_at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(CounsellingRecord.EMPTY);
    }

    /// Saves what an agent typed.
    ///
    /// @return the stored record with its new version
    /// @throws RecordConflictException when `draft.version()` is not the stored version
    /// @throws InvalidFieldException when an outcome is not an agent's to choose or a topic does not exist
    public CounsellingRecord save(InteractionId interaction, UUID seat, UUID staff, CounsellingRecord draft) {
        var stored = find(interaction, seat);
        if (stored.version() != draft.version()) {
            throw new RecordConflictException(stored, draft);
        }
        var now = clock.instant();
        var topics = draft.topics().toArray(String[]::new);
        requireKnown(topics);
        var callback = draft.callback();
        jdbc.sql("""
                INSERT INTO record (interaction_id, version, outcome, topics, resolved, callback_due, callback_note, knowledge_gap, saved_by, saved_at)
                VALUES (:id, 1, :outcome, :topics::text[], :resolved, :callbackDue, :callbackNote, :gap, :staff, :now)
                ON CONFLICT (interaction_id) DO UPDATE
                   SET version = record.version + 1, outcome = excluded.outcome, topics = excluded.topics, resolved = excluded.resolved,
                       callback_due = excluded.callback_due, callback_note = excluded.callback_note, knowledge_gap = excluded.knowledge_gap,
                       saved_by = excluded.saved_by, saved_at = excluded.saved_at
                """)
                .param("id", interaction.value())
                .param(
                        "outcome",
                        draft.outcome() == null ? null : draft.outcome().name())
                .param("topics", topics)
                .param("resolved", draft.resolved())
                .param(
                        "callbackDue",
                        callback == null ? null : callback.dueAt().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "callbackNote",
                        callback == null ? null : Masking.mask(callback.note()).text())
                .param("gap", draft.knowledgeGap())
                .param("staff", staff)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                INSERT INTO record_memo (interaction_id, seat_id, staff_id, memo, saved_at) VALUES (:id, :seat, :staff, :memo, :now)
                ON CONFLICT (interaction_id, seat_id) DO UPDATE SET memo = excluded.memo, staff_id = excluded.staff_id, saved_at = excluded.saved_at
                """)
                .param("id", interaction.value())
                .param("seat", seat)
                .param("staff", staff)
                .param("memo", Masking.mask(draft.memo()).text())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        var saved = find(interaction, seat);
        events.append(List.of(new InteractionEvent.RecordSaved(interaction, now, saved.version(), staff).toNewEvent()));
        return saved;
    }

    /// Closes the record; what no agent classified becomes `fallback`, and is listed when that is
    /// [Outcome#UNCLASSIFIED].
    ///
    /// @return the outcome the interaction closes with
    public Outcome close(InteractionId interaction, Outcome fallback) {
        return Outcome.valueOf(jdbc.sql("""
                INSERT INTO record (interaction_id, version, outcome, unclassified, saved_at, closed_at)
                VALUES (:id, 1, :fallback, :fallback = 'UNCLASSIFIED', :now, :now)
                ON CONFLICT (interaction_id) DO UPDATE
                   SET version = record.version + 1, outcome = coalesce(record.outcome, excluded.outcome),
                       unclassified = record.outcome IS NULL AND excluded.unclassified, closed_at = excluded.closed_at
                RETURNING outcome
                """)
                .param("id", interaction.value())
                .param("fallback", fallback.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .single());
    }

    private void requireKnown(String[] topics) {
        var unknown = jdbc.sql(
                        "SELECT t FROM unnest(:topics::text[]) t WHERE NOT EXISTS (SELECT 1 FROM topic WHERE code = t)")
                .param("topics", topics)
                .query(String.class)
                .list();
        if (!unknown.isEmpty()) {
            throw new InvalidFieldException("topics", "has no known topic " + unknown.getFirst());
        }
    }

    private static CounsellingRecord.@Nullable Callback callback(@Nullable OffsetDateTime due, @Nullable String note) {
        return due == null ? null : new CounsellingRecord.Callback(due.toInstant(), note == null ? "" : note);
    }
}

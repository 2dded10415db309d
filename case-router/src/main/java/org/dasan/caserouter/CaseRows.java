package org.dasan.caserouter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.OrganisationId;
import org.dasan.city.StaffId;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of cases.
@Repository
class CaseRows {
    static final String SELECT = """
            SELECT c.id, c.number, c.type, c.state, c.organisation_id, c.officer_id, c.title, c.text, c.place, c.language,
                   c.interaction_id, c.identity_id, c.opened_by, c.opened_at, c.due_at, c.paused_at, c.answered_at, c.ended_at,
                   c.closing_reason, c.bounces, c.asked, c.rating, c.rated_at, c.version, c.erased_at
              FROM case_file c""";

    static final RowMapper<CaseFile> MAPPER = (rs, _) -> read(rs);

    private final JdbcClient jdbc;

    CaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CaseFile> find(CaseId id) {
        return jdbc.sql(SELECT + " WHERE c.id = :id")
                .param("id", id.value())
                .query(MAPPER)
                .optional();
    }

    /// The case, its row locked until the transaction ends. Lock its contact first: what is told to the citizen
    /// is written there.
    Optional<CaseFile> lock(CaseId id) {
        return jdbc.sql(SELECT + " WHERE c.id = :id FOR NO KEY UPDATE")
                .param("id", id.value())
                .query(MAPPER)
                .optional();
    }

    Optional<CaseFile> byKey(UUID key) {
        return jdbc.sql(SELECT + " WHERE c.key = :key")
                .param("key", key)
                .query(MAPPER)
                .optional();
    }

    /// The next number of the day. Its row stays locked until the transaction ends.
    int nextCounter(LocalDate day) {
        return jdbc.sql("""
                INSERT INTO case_day (day, last) VALUES (:day, 1)
                ON CONFLICT (day) DO UPDATE SET last = case_day.last + 1 RETURNING last
                """).param("day", day).query(Integer.class).single();
    }

    /// Stores a new case; one that was stored under the same key before changes nothing.
    ///
    /// @return whether it was new
    boolean insert(CaseFile file, UUID key, LocalDate day, int counter) {
        return jdbc.sql("""
                INSERT INTO case_file (id, opened_on, counter, number, key, type, state, organisation_id, title, text, place, language,
                                       interaction_id, identity_id, opened_by, opened_at, due_at, urgent_at)
                VALUES (:id, :day, :counter, :number, :key, :type, :state, :organisation, :title, :text, :place, :language,
                        :interaction, :identity, :openedBy, :openedAt, :dueAt, :dueAt)
                ON CONFLICT (key) DO NOTHING
                """)
                        .param("id", file.id().value())
                        .param("day", day)
                        .param("counter", counter)
                        .param("number", file.number())
                        .param("key", key)
                        .param("type", file.type().name())
                        .param("state", file.state().name())
                        .param("organisation", file.organisation().value())
                        .param("title", file.title())
                        .param("text", file.text())
                        .param("place", file.place())
                        .param("language", file.language())
                        .param("interaction", file.interaction().value())
                        .param("identity", file.identity(), Types.OTHER)
                        .param("openedBy", file.openedBy().value())
                        .param("openedAt", utc(file.openedAt()))
                        .param("dueAt", utc(file.dueAt()))
                        .update()
                > 0;
    }

    /// Writes what a step changed, and counts the change.
    ///
    /// @param termLeft what is left of the time; null = the clock runs
    void update(CaseFile file, @Nullable CaseTerm termLeft) {
        boolean clockRuns = file.state().isOpen() && file.pausedAt() == null;
        jdbc.sql("""
                UPDATE case_file
                   SET state = :state, organisation_id = :organisation, officer_id = :officer, due_at = :dueAt, paused_at = :pausedAt,
                       term_left = :termLeft, urgent_at = CASE WHEN :clockRuns THEN :dueAt ELSE 'infinity'::timestamptz END,
                       answered_at = :answeredAt, ended_at = :endedAt, closing_reason = :closingReason, bounces = :bounces, asked = :asked,
                       rating = :rating, rated_at = :ratedAt, version = version + 1
                 WHERE id = :id
                """)
                .param("state", file.state().name())
                .param("organisation", file.organisation().value())
                .param("officer", file.officer() == null ? null : file.officer().value(), Types.OTHER)
                .param("dueAt", utc(file.dueAt()))
                .param("pausedAt", optional(file.pausedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("termLeft", termLeft == null ? null : termLeft.toString())
                .param("clockRuns", clockRuns)
                .param("answeredAt", optional(file.answeredAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("endedAt", optional(file.endedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "closingReason",
                        file.closingReason() == null
                                ? null
                                : file.closingReason().name())
                .param("bounces", file.bounces())
                .param("asked", file.asked())
                .param("rating", file.rating(), Types.SMALLINT)
                .param("ratedAt", optional(file.ratedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", file.id().value())
                .update();
    }

    /// What is left of the time of a paused case.
    Optional<CaseTerm> termLeft(CaseId id) {
        return jdbc.sql("SELECT term_left FROM case_file WHERE id = :id AND term_left IS NOT NULL")
                .param("id", id.value())
                .query((rs, _) -> CaseTerm.parse(rs.getString(1)))
                .optional();
    }

    int codeRound(CaseId id) {
        return jdbc.sql("SELECT code_round FROM case_file WHERE id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    private static CaseFile read(ResultSet rs) throws SQLException {
        var officer = rs.getObject("officer_id", UUID.class);
        var reason = rs.getString("closing_reason");
        int rating = rs.getInt("rating");
        return new CaseFile(
                new CaseId(rs.getObject("id", UUID.class)),
                rs.getString("number"),
                CaseType.valueOf(rs.getString("type")),
                CaseState.valueOf(rs.getString("state")),
                new OrganisationId(rs.getObject("organisation_id", UUID.class)),
                officer == null ? null : new StaffId(officer),
                rs.getString("title"),
                rs.getString("text"),
                rs.getString("place"),
                rs.getString("language"),
                new InteractionId(rs.getObject("interaction_id", UUID.class)),
                rs.getObject("identity_id", UUID.class),
                new StaffId(rs.getObject("opened_by", UUID.class)),
                rs.getObject("opened_at", OffsetDateTime.class).toInstant(),
                rs.getObject("due_at", OffsetDateTime.class).toInstant(),
                instant(rs, "paused_at"),
                instant(rs, "answered_at"),
                instant(rs, "ended_at"),
                reason == null ? null : ClosingReason.valueOf(reason),
                rs.getInt("bounces"),
                rs.getInt("asked"),
                rating == 0 ? null : rating,
                instant(rs, "rated_at"),
                rs.getInt("version"),
                instant(rs, "erased_at"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime optional(@Nullable Instant at) {
        return at == null ? null : utc(at);
    }
}

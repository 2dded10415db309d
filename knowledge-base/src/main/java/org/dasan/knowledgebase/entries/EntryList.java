package org.dasan.knowledgebase.entries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.dasan.city.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The list that editors work from.
@Component
class EntryList {
    private final JdbcClient jdbc;

    EntryList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Which entries are wanted; nothing = all.
    ///
    /// @param state entries with a version in this state; RETIRED: with none in any other
    /// @param words a part of the title, or the external id
    /// @param after the last row of the page before
    record Wanted(
            Collection<OrganisationId> organisations,
            @Nullable VersionState state,
            @Nullable String category,
            @Nullable String lang,
            @Nullable String words,
            @Nullable UUID after) {}

    /// @param title           of the version that is being worked on, else of the published one
    /// @param behind          a translation whose original was published after it
    record Line(
            Entry entry,
            String title,
            @Nullable Integer published,
            @Nullable Integer open,
            @Nullable VersionState openState,
            @Nullable UUID author,
            @Nullable LocalDate confirmedOn,
            @Nullable LocalDate validUntil,
            boolean behind,
            OffsetDateTime changedAt) {}

    /// Most recently changed first.
    List<Line> page(Wanted wanted, int size) {
        return jdbc.sql(SELECT + """
             WHERE e.organisation_id = ANY(:organisations::uuid[])
               AND (:category::text IS NULL OR e.category = :category)
               AND (:lang::text IS NULL OR e.lang = :lang)
               AND (:state::text IS NULL OR :state = o.state OR :state = p.state
                    OR (:state = 'RETIRED' AND o.version IS NULL AND p.version IS NULL))
               AND (:words::text IS NULL OR s.title ILIKE :words OR e.external_id = :exact)
               AND (:after::uuid IS NULL OR (e.changed_at, e.id) < (SELECT x.changed_at, x.id FROM knowledge_entry x WHERE x.id = :after::uuid))
             ORDER BY e.changed_at DESC, e.id DESC LIMIT :size
            """)
                .param(
                        "organisations",
                        wanted.organisations().stream()
                                .map(organisation -> organisation.value().toString())
                                .toArray(String[]::new))
                .param("category", wanted.category())
                .param("lang", wanted.lang())
                .param("state", wanted.state() == null ? null : wanted.state().name())
                .param("words", wanted.words() == null ? null : '%' + literal(wanted.words()) + '%')
                .param("exact", wanted.words())
                .param("after", wanted.after() == null ? null : wanted.after().toString())
                .param("size", size)
                .query((rs, _) -> line(rs))
                .list();
    }

    /// The entry and the others that are its answer in another language.
    List<Line> family(Entry entry) {
        return jdbc.sql(SELECT + " WHERE e.id = :root OR e.translation_of = :root ORDER BY e.lang, e.id LIMIT 20")
                .param("root", entry.translationOf() == null ? entry.id() : entry.translationOf())
                .query((rs, _) -> line(rs))
                .list();
    }

    private static final String SELECT = """
        SELECT e.*, s.title, s.author_id, s.confirmed_on, s.valid_until, o.version AS open_version, o.state AS open_state,
               p.version AS published_version,
               EXISTS (SELECT 1 FROM knowledge_version q
                        WHERE q.entry_id = e.translation_of AND q.state = 'PUBLISHED' AND q.published_at > p.published_at) AS behind
          FROM knowledge_entry e
          LEFT JOIN knowledge_version o ON o.entry_id = e.id AND o.state IN ('DRAFT', 'REVIEW')
          LEFT JOIN knowledge_version p ON p.entry_id = e.id AND p.state = 'PUBLISHED'
          JOIN knowledge_version s ON s.entry_id = e.id AND s.version = coalesce(o.version, p.version, e.versions)
        """;

    private static Line line(ResultSet rs) throws SQLException {
        var state = rs.getString("open_state");
        return new Line(
                Entries.entry(rs),
                rs.getString("title"),
                rs.getObject("published_version", Integer.class),
                rs.getObject("open_version", Integer.class),
                state == null ? null : VersionState.valueOf(state),
                rs.getObject("author_id", UUID.class),
                rs.getObject("confirmed_on", LocalDate.class),
                rs.getObject("valid_until", LocalDate.class),
                rs.getBoolean("behind"),
                rs.getObject("changed_at", OffsetDateTime.class));
    }

    /// The text itself, not a pattern.
    private static String literal(String words) {
        return words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}

package org.dasan.knowledgebase.imports;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dasan.city.OrganisationId;
import org.dasan.knowledgebase.entries.KnowledgeEvent;
import org.dasan.knowledgebase.entries.VersionState;
import org.dasan.store.EventLog;
import org.dasan.store.Ids;
import org.dasan.store.NewEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Writes a batch of imported lines with a handful of statements.
@Component
class ImportRows {
    /// Any number that nobody else locks: imports write one after the other, so that two with the same ids agree.
    private static final long LOCK = 0x6B6E_6F77_6C65_6467L;

    private final JdbcClient jdbc;
    private final EventLog events;
    private final JsonMapper json;
    private final Clock clock;

    ImportRows(JdbcClient jdbc, EventLog events, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /// Who imports, for whom, and whether others must approve it.
    ///
    /// @param editable organisations whose entries they may change
    record Sender(UUID staff, OrganisationId organisation, Set<OrganisationId> editable, VersionState state) {}

    /// What a batch did.
    ///
    /// @param refused lines for entries that are not the sender's to change
    record Written(int created, int updated, int unchanged, List<UUID> entries, List<ImportLine> refused) {}

    /// An entry that is there already.
    ///
    /// @param open        number of the version that is being worked on
    /// @param fingerprint of the version this import would replace
    private record Known(
            UUID id,
            OrganisationId organisation,
            String lang,
            int versions,
            @Nullable Integer open,
            @Nullable String fingerprint) {}

    /// @param isNew   whether the entry is made with it
    /// @param version a new one, or the open one to write over
    private record Row(UUID id, boolean isNew, int version, ImportLine line) {}

    /// Takes in lines of different ids, in a transaction of its own.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Written write(Collection<ImportLine> lines, Sender sender) {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((_, _) -> 1)
                .single();
        var known = known(lines, sender.state());
        var rows = new ArrayList<Row>();
        var refused = new ArrayList<ImportLine>();
        int unchanged = 0;
        for (var line : lines) {
            var there = known.get(line.id());
            if (there == null) {
                rows.add(new Row(Ids.next(), true, 1, line));
            } else if (!sender.editable().contains(there.organisation())) {
                refused.add(line);
            } else if (line.content().fingerprint(line.category()).equals(there.fingerprint())
                    && line.lang().equals(there.lang())) {
                unchanged++;
            } else {
                var open = sender.state() == VersionState.REVIEW ? there.open() : null;
                rows.add(new Row(there.id(), false, open == null ? there.versions() + 1 : open, line));
            }
        }
        if (!rows.isEmpty()) {
            store(rows, sender);
        }
        int created = (int) rows.stream().filter(Row::isNew).count();
        return new Written(
                created,
                rows.size() - created,
                unchanged,
                rows.stream().map(Row::id).toList(),
                refused);
    }

    private Map<String, Known> known(Collection<ImportLine> lines, VersionState state) {
        var known = new HashMap<String, Known>();
        jdbc.sql("""
            SELECT e.id, e.external_id, e.organisation_id, e.lang, e.versions, o.version AS open, coalesce(o.fingerprint, p.fingerprint) AS draft, p.fingerprint
              FROM knowledge_entry e
              LEFT JOIN knowledge_version o ON o.entry_id = e.id AND o.state IN ('DRAFT', 'REVIEW')
              LEFT JOIN knowledge_version p ON p.entry_id = e.id AND p.state = 'PUBLISHED'
             WHERE e.external_id = ANY(:ids::text[])
               FOR UPDATE OF e
            """)
                .param("ids", lines.stream().map(ImportLine::id).toArray(String[]::new))
                .query((rs, _) -> known.put(
                        rs.getString("external_id"),
                        new Known(
                                rs.getObject("id", UUID.class),
                                new OrganisationId(rs.getObject("organisation_id", UUID.class)),
                                rs.getString("lang"),
                                rs.getInt("versions"),
                                rs.getObject("open", Integer.class),
                                rs.getString(state == VersionState.REVIEW ? "draft" : "fingerprint"))))
                .list();
        return known;
    }

    private void store(List<Row> rows, Sender sender) {
        var now = clock.instant();
        var data = json.writeValueAsString(rows.stream().map(ImportRows::data).toList());
        boolean published = sender.state() == VersionState.PUBLISHED;
        statement("""
            INSERT INTO knowledge_entry (id, external_id, lang, organisation_id, category, versions, created_at, changed_at)
            SELECT r.id, r.external_id, r.lang, :organisation, r.category, r.version, :now, :now
              FROM jsonb_to_recordset(:rows::jsonb) AS r(id uuid, is_new boolean, external_id text, lang text, category text, version integer)
             WHERE r.is_new
            """, data, sender, now).update();
        statement("""
            UPDATE knowledge_entry e
               SET lang = r.lang, category = r.category, versions = greatest(e.versions, r.version), revision = e.revision + 1, changed_at = :now
              FROM jsonb_to_recordset(:rows::jsonb) AS r(id uuid, is_new boolean, lang text, category text, version integer)
             WHERE e.id = r.id AND NOT r.is_new
            """, data, sender, now).update();
        if (published) {
            statement("""
                UPDATE knowledge_version v SET state = 'RETIRED', retired_at = :now
                  FROM jsonb_to_recordset(:rows::jsonb) AS r(id uuid, is_new boolean)
                 WHERE v.entry_id = r.id AND NOT r.is_new AND v.state = 'PUBLISHED'
                """, data, sender, now).update();
        }
        statement("""
            INSERT INTO knowledge_version AS v (entry_id, version, state, title, body, keywords, asked_as, valid_from, valid_until, confirmed_on,
                                           fingerprint, author_id, writers, approver_id, bulk, created_at, saved_at, published_at)
            SELECT r.id, r.version, :state, r.title, r.body, r.keywords, r.asked_as, r.valid_from, r.valid_until, r.confirmed_on, r.fingerprint,
                   :staff, ARRAY[:staff::uuid], CASE WHEN :published THEN :staff::uuid END, :published, :now, :now, CASE WHEN :published THEN :now::timestamptz END
              FROM jsonb_to_recordset(:rows::jsonb) AS r(id uuid, version integer, title text, body text, keywords text[], asked_as text[],
                   valid_from date, valid_until date, confirmed_on date, fingerprint text)
            ON CONFLICT (entry_id, version) DO UPDATE
               SET state = excluded.state, title = excluded.title, body = excluded.body, keywords = excluded.keywords, asked_as = excluded.asked_as,
                   valid_from = excluded.valid_from, valid_until = excluded.valid_until, confirmed_on = excluded.confirmed_on,
                   fingerprint = excluded.fingerprint, author_id = excluded.author_id, saved_at = excluded.saved_at,
                   writers = v.writers || array_remove(excluded.writers, v.author_id)
            """, data, sender, now)
                .param("state", sender.state().name())
                .param("published", published)
                .update();
        events.append(rows.stream().map(row -> event(row, sender, now)).toList());
    }

    private JdbcClient.StatementSpec statement(String sql, String data, Sender sender, Instant now) {
        var statement = jdbc.sql(sql).param("rows", data).param("now", now.atOffset(ZoneOffset.UTC));
        if (sql.contains(":organisation")) {
            statement = statement.param("organisation", sender.organisation().value());
        }
        return sql.contains(":staff") ? statement.param("staff", sender.staff()) : statement;
    }

    private static NewEvent event(Row row, Sender sender, Instant now) {
        KnowledgeEvent event = sender.state() == VersionState.PUBLISHED
                ? new KnowledgeEvent.Published(row.id(), now, row.version(), true, sender.staff())
                : new KnowledgeEvent.Submitted(row.id(), now, row.version(), sender.staff());
        return event.toNewEvent();
    }

    private static Map<String, @Nullable Object> data(Row row) {
        var line = row.line();
        var content = line.content();
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("id", row.id());
        data.put("is_new", row.isNew());
        data.put("version", row.version());
        data.put("external_id", line.id());
        data.put("lang", line.lang());
        data.put("category", line.category());
        data.put("title", content.title());
        data.put("body", content.body());
        data.put("keywords", content.keywords());
        data.put("asked_as", content.askedAs());
        data.put("valid_from", content.validFrom());
        data.put("valid_until", content.validUntil());
        data.put("confirmed_on", content.confirmedOn());
        data.put("fingerprint", content.fingerprint(line.category()));
        return data;
    }
}

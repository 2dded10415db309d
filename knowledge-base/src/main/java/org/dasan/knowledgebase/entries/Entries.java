package org.dasan.knowledgebase.entries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.OrganisationId;
import org.dasan.knowledgebase.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of entries and versions.
@Component
public class Entries {
    private static final int MOST_VERSIONS = 200;

    private final JdbcClient jdbc;

    Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An entry with its published version.
    public record Published(Entry entry, Version version) {}

    public Optional<Entry> find(UUID id) {
        return jdbc.sql("SELECT * FROM knowledge_entry WHERE id = :id")
                .param("id", id)
                .query((rs, _) -> entry(rs))
                .optional();
    }

    public Optional<UUID> findByExternalId(String externalId) {
        return jdbc.sql("SELECT id FROM knowledge_entry WHERE external_id = :id")
                .param("id", externalId)
                .query((rs, _) -> uuid(rs, "id"))
                .optional();
    }

    Optional<UUID> findByCreateKey(UUID key) {
        return jdbc.sql("SELECT id FROM knowledge_entry WHERE create_key = :key")
                .param("key", key)
                .query((rs, _) -> uuid(rs, "id"))
                .optional();
    }

    Optional<Entry> lock(UUID id) {
        return jdbc.sql("SELECT * FROM knowledge_entry WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query((rs, _) -> entry(rs))
                .optional();
    }

    public void add(Entry entry, @Nullable UUID createKey, Instant now) {
        jdbc.sql("""
            INSERT INTO knowledge_entry (id, external_id, create_key, lang, organisation_id, category, translation_of, sample, created_at, changed_at)
            VALUES (:id, :externalId, :createKey, :lang, :organisation, :category, :translationOf, :sample, :now, :now)
            """)
                .param("id", entry.id())
                .param("externalId", entry.externalId())
                .param("createKey", createKey, Types.OTHER)
                .param("lang", entry.lang())
                .param("organisation", entry.organisation().value())
                .param("category", entry.category())
                .param("translationOf", entry.translationOf(), Types.OTHER)
                .param("sample", entry.sample())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Adds a version as the newest one.
    public void addVersion(
            UUID entry,
            int number,
            VersionState state,
            Content content,
            String category,
            @Nullable UUID author,
            Instant now) {
        written(jdbc.sql("""
            INSERT INTO knowledge_version (entry_id, version, state, title, body, keywords, asked_as, valid_from, valid_until, confirmed_on,
                                           fingerprint, author_id, writers, created_at, saved_at, published_at)
            VALUES (:id, :version, :state, :title, :body, :keywords::text[], :askedAs::text[], :validFrom, :validUntil, :confirmedOn,
                    :fingerprint, :author, array_remove(ARRAY[:author::uuid], NULL), :now, :now, CASE WHEN :state = 'PUBLISHED' THEN :now::timestamptz END)
            """), entry, number, content, category, author, now)
                .param("state", state.name())
                .update();
        jdbc.sql("UPDATE knowledge_entry SET versions = :version WHERE id = :id")
                .param("version", number)
                .param("id", entry)
                .update();
    }

    void saveVersion(UUID entry, int number, Content content, String category, UUID author, Instant now) {
        written(jdbc.sql("""
            UPDATE knowledge_version
               SET title = :title, body = :body, keywords = :keywords::text[], asked_as = :askedAs::text[], valid_from = :validFrom,
                   valid_until = :validUntil, confirmed_on = :confirmedOn, fingerprint = :fingerprint, author_id = :author, saved_at = :now,
                   writers = CASE WHEN :author = ANY(writers) THEN writers ELSE writers || :author::uuid END
             WHERE entry_id = :id AND version = :version
            """), entry, number, content, category, author, now).update();
    }

    private static JdbcClient.StatementSpec written(
            JdbcClient.StatementSpec statement,
            UUID entry,
            int number,
            Content content,
            String category,
            @Nullable UUID author,
            Instant now) {
        return statement
                .param("id", entry)
                .param("version", number)
                .param("title", content.title())
                .param("body", content.body())
                .param("keywords", content.keywords().toArray(String[]::new))
                .param("askedAs", content.askedAs().toArray(String[]::new))
                .param("validFrom", content.validFrom(), Types.DATE)
                .param("validUntil", content.validUntil(), Types.DATE)
                .param("confirmedOn", content.confirmedOn(), Types.DATE)
                .param("fingerprint", content.fingerprint(category))
                .param("author", author, Types.OTHER)
                .param("now", now.atOffset(ZoneOffset.UTC));
    }

    /// Counts a step; `head` changes what the entry is.
    void step(UUID id, EntrySteps.@Nullable Head head, Instant now) {
        jdbc.sql("""
            UPDATE knowledge_entry
               SET revision = revision + 1, changed_at = :now, organisation_id = coalesce(:organisation, organisation_id),
                   category = coalesce(:category, category), translation_of = coalesce(:translationOf, translation_of)
             WHERE id = :id
            """)
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("organisation", head == null ? null : head.organisation().value(), Types.OTHER)
                .param("category", head == null ? null : head.category(), Types.VARCHAR)
                .param("translationOf", head == null ? null : head.translationOf(), Types.OTHER)
                .update();
    }

    void turn(UUID id, int number, VersionState to, @Nullable String reason, Instant now) {
        jdbc.sql("""
            UPDATE knowledge_version SET state = :state, reason = :reason, saved_at = :now
             WHERE entry_id = :id AND version = :version
            """)
                .param("state", to.name())
                .param("reason", reason)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("version", number)
                .update();
    }

    void publish(UUID id, int number, UUID approver, Instant now, LocalDate today) {
        jdbc.sql("""
            UPDATE knowledge_version
               SET state = 'PUBLISHED', approver_id = :approver, published_at = :now, reason = NULL,
                   confirmed_on = coalesce(confirmed_on, :today)
             WHERE entry_id = :id AND version = :version
            """)
                .param("approver", approver)
                .param("today", today)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("version", number)
                .update();
    }

    /// Takes the published version out of use.
    ///
    /// @return its number; nothing when none was published
    Optional<Integer> retirePublished(UUID id, @Nullable String reason, Instant now) {
        return jdbc.sql("""
            UPDATE knowledge_version SET state = 'RETIRED', retired_at = :now, reason = :reason
             WHERE entry_id = :id AND state = 'PUBLISHED' RETURNING version
            """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("id", id)
                .query(Integer.class)
                .optional();
    }

    /// The version that is being worked on.
    public Optional<Version> open(UUID id) {
        return jdbc.sql("SELECT * FROM knowledge_version WHERE entry_id = :id AND state IN ('DRAFT', 'REVIEW')")
                .param("id", id)
                .query((rs, _) -> version(rs))
                .optional();
    }

    public Optional<Version> version(UUID id, int number) {
        return jdbc.sql("SELECT * FROM knowledge_version WHERE entry_id = :id AND version = :version")
                .param("id", id)
                .param("version", number)
                .query((rs, _) -> version(rs))
                .optional();
    }

    public Optional<Version> published(UUID id) {
        return jdbc.sql("SELECT * FROM knowledge_version WHERE entry_id = :id AND state = 'PUBLISHED'")
                .param("id", id)
                .query((rs, _) -> version(rs))
                .optional();
    }

    /// Newest first.
    List<Version> versions(UUID id) {
        return jdbc.sql("SELECT * FROM knowledge_version WHERE entry_id = :id ORDER BY version DESC LIMIT :most")
                .param("id", id)
                .param("most", MOST_VERSIONS)
                .query((rs, _) -> version(rs))
                .list();
    }

    /// The entries of these ids that are published, with what they say.
    public List<Published> published(Collection<UUID> ids) {
        return jdbc.sql("""
            SELECT e.*, v.* FROM knowledge_entry e JOIN knowledge_version v ON v.entry_id = e.id AND v.state = 'PUBLISHED'
             WHERE e.id = ANY(:ids::uuid[])
            """)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query((rs, _) -> new Published(entry(rs), version(rs)))
                .list();
    }

    /// Which entries are published, and at which revision: a page in the order of ids.
    public List<Stamp> stamps(@Nullable UUID after, int size) {
        return jdbc.sql("""
            SELECT e.id, e.revision FROM knowledge_entry e JOIN knowledge_version v ON v.entry_id = e.id AND v.state = 'PUBLISHED'
             WHERE :after::uuid IS NULL OR e.id > :after::uuid ORDER BY e.id LIMIT :size
            """)
                .param("after", after, Types.OTHER)
                .param("size", size)
                .query((rs, _) -> new Stamp(uuid(rs, "id"), rs.getInt("revision")))
                .list();
    }

    /// An entry as it stands in the database.
    public record Stamp(UUID id, int revision) {}

    /// The same answer in other languages: whatever shares the entry it was translated from.
    List<Answer.Translation> translations(Entry entry, LocalDate today) {
        var root = entry.translationOf() == null ? entry.id() : entry.translationOf();
        return jdbc.sql("""
            SELECT e.id, e.lang, v.title FROM knowledge_entry e JOIN knowledge_version v ON v.entry_id = e.id AND v.state = 'PUBLISHED'
             WHERE (e.id = :root OR e.translation_of = :root) AND e.id <> :id
               AND (v.valid_from IS NULL OR v.valid_from <= :today) AND (v.valid_until IS NULL OR v.valid_until >= :today)
             ORDER BY e.lang, e.id LIMIT 20
            """)
                .param("root", root)
                .param("id", entry.id())
                .param("today", today)
                .query((rs, _) -> new Answer.Translation(uuid(rs, "id"), rs.getString("lang"), rs.getString("title")))
                .list();
    }

    static Entry entry(ResultSet rs) throws SQLException {
        return new Entry(
                uuid(rs, "id"),
                rs.getString("external_id"),
                rs.getString("lang"),
                new OrganisationId(uuid(rs, "organisation_id")),
                rs.getString("category"),
                rs.getObject("translation_of", UUID.class),
                rs.getBoolean("sample"),
                rs.getInt("revision"),
                rs.getInt("versions"));
    }

    static Version version(ResultSet rs) throws SQLException {
        return new Version(
                uuid(rs, "entry_id"),
                rs.getInt("version"),
                VersionState.valueOf(rs.getString("state")),
                new Content(
                        rs.getString("title"),
                        rs.getString("body"),
                        List.of((String[]) rs.getArray("keywords").getArray()),
                        List.of((String[]) rs.getArray("asked_as").getArray()),
                        rs.getObject("valid_from", LocalDate.class),
                        rs.getObject("valid_until", LocalDate.class),
                        rs.getObject("confirmed_on", LocalDate.class)),
                rs.getObject("author_id", UUID.class),
                List.of((UUID[]) rs.getArray("writers").getArray()),
                rs.getObject("approver_id", UUID.class),
                rs.getBoolean("bulk"),
                rs.getString("reason"),
                at(rs, "created_at"),
                at(rs, "saved_at"),
                instant(rs, "published_at"),
                instant(rs, "retired_at"));
    }

    private static UUID uuid(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, UUID.class);
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

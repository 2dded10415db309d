package org.dasan.city.configuration;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dasan.city.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The changes that were made, and who may make them.
@Repository
class ConfigurationStore {
    private static final int LOCK = 120_311; // one change of configuration at a time
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    ConfigurationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The last change of an item.
    record Last(int version, String why) {}

    /// Waits for whoever is changing something; held to the end of the transaction.
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(rs -> {});
    }

    /// The last changes of all items of a kind, by key.
    Map<String, Last> lastOf(String kind) {
        var last = new HashMap<String, Last>();
        jdbc.sql("""
                SELECT DISTINCT ON (key) key, version, why FROM configuration_change WHERE kind = :kind ORDER BY key, version DESC
                """).param("kind", kind).query(rs -> {
            last.put(rs.getString(1), new Last(rs.getInt(2), rs.getString(3)));
        });
        return last;
    }

    Optional<Last> last(String kind, String key) {
        return jdbc.sql("""
                SELECT version, why FROM configuration_change
                 WHERE kind = :kind AND key = :key ORDER BY version DESC LIMIT 1
                """)
                .param("kind", kind)
                .param("key", key)
                .query(Last.class)
                .optional();
    }

    void add(
            String kind,
            String key,
            int version,
            Instant at,
            StaffId who,
            String why,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        jdbc.sql("""
                INSERT INTO configuration_change (kind, key, version, at, staff, why, before, after)
                VALUES (:kind, :key, :version, :at, :staff, :why, :before::jsonb, :after::jsonb)
                """)
                .param("kind", kind)
                .param("key", key)
                .param("version", version)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("staff", who.value())
                .param("why", why)
                .param("before", before == null ? null : before.toString(), Types.VARCHAR)
                .param("after", after == null ? null : after.toString(), Types.VARCHAR)
                .update();
    }

    /// The changes of an item, the latest first.
    List<Change> changes(String kind, String key, int limit) {
        return jdbc.sql("""
                SELECT c.version, c.at, s.username, s.display_name, c.why, c.before::text AS before, c.after::text AS after
                  FROM configuration_change c JOIN staff s ON s.id = c.staff
                 WHERE c.kind = :kind AND c.key = :key ORDER BY c.version DESC LIMIT :limit
                """)
                .param("kind", kind)
                .param("key", key)
                .param("limit", limit)
                .query((rs, _) -> {
                    var before = json(rs.getString("before"));
                    var after = json(rs.getString("after"));
                    return new Change(
                            rs.getInt("version"),
                            rs.getObject("at", OffsetDateTime.class).toInstant(),
                            new Change.Author(rs.getString("username"), rs.getString("display_name")),
                            rs.getString("why"),
                            before,
                            after,
                            Difference.between(before, after));
                })
                .list();
    }

    /// What `who` administers.
    ///
    /// @param city          the whole of it, and what belongs to no organisation
    /// @param organisations codes
    record Reach(boolean city, Set<String> organisations) {
        boolean covers(Set<String> codes) {
            return codes.isEmpty() ? city : organisations.containsAll(codes);
        }
    }

    Reach reach(StaffId who) {
        var codes = new HashSet<String>();
        var city = new boolean[1];
        jdbc.sql("""
                WITH RECURSIVE down AS (
                     SELECT o.id, o.code, o.parent IS NULL AS root FROM staff_grant g JOIN organisation o ON o.id = g.organisation
                      WHERE g.staff = :staff AND g.role = 'ADMIN'
                     UNION SELECT o.id, o.code, false FROM organisation o JOIN down ON o.parent = down.id)
                SELECT code, root FROM down
                """).param("staff", who.value()).query(rs -> {
            codes.add(rs.getString(1));
            city[0] |= rs.getBoolean(2);
        });
        return new Reach(city[0], Set.copyOf(codes));
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : JSON.readTree(text);
    }
}

package org.dasan.city.configuration;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Items of the kinds of configuration that no SQL statement looks into, each kept as one document.
@Component
public class Documents {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    Documents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All of a kind, by position, then by key.
    public <V> List<V> all(String kind, Class<V> type) {
        return jdbc.sql("SELECT document::text FROM configuration_document WHERE kind = :kind ORDER BY position, key")
                .param("kind", kind)
                .query((rs, _) -> JSON.readValue(rs.getString(1), type))
                .list();
    }

    /// Stores an item in the place of the one with its key.
    public void write(String kind, String key, int position, Object value) {
        jdbc.sql("""
                INSERT INTO configuration_document (kind, key, position, document) VALUES (:kind, :key, :position, :document::jsonb)
                ON CONFLICT (kind, key) DO UPDATE SET position = excluded.position, document = excluded.document
                """)
                .param("kind", kind)
                .param("key", key)
                .param("position", position)
                .param("document", JSON.writeValueAsString(value))
                .update();
    }

    /// Stores an item unless one with its key is there, or was and has been taken away on screen.
    public void writeIfNew(String kind, String key, int position, Object value) {
        jdbc.sql("""
                INSERT INTO configuration_document (kind, key, position, document)
                SELECT :kind, :key, :position, :document::jsonb
                 WHERE NOT EXISTS (SELECT 1 FROM configuration_change WHERE kind = :kind AND key = :key)
                ON CONFLICT DO NOTHING
                """)
                .param("kind", kind)
                .param("key", key)
                .param("position", position)
                .param("document", JSON.writeValueAsString(value))
                .update();
    }

    public void remove(String kind, String key) {
        jdbc.sql("DELETE FROM configuration_document WHERE kind = :kind AND key = :key")
                .param("kind", kind)
                .param("key", key)
                .update();
    }
}

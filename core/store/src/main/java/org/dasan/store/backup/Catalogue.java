package org.dasan.store.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Utils;

/// The tables of a database that belong into a backup.
///
/// Left out are unlogged tables and those whose comment begins with `transient`: what they say is true only
/// of the servers that run at the moment.
final class Catalogue {
    static final String HISTORY = "flyway_schema_history";

    private final Connection connection;

    Catalogue(Connection connection) {
        this.connection = connection;
    }

    /// @param columns names with their types; generated ones left out
    record TableShape(String name, Map<String, String> columns) {
        String columnNames() {
            return columns.keySet().stream().map(Catalogue::quoted).collect(Collectors.joining(", "));
        }

        /// Transaction numbers mean nothing in another cluster: there they would lie in the future.
        String columnValues() {
            return columns.entrySet().stream()
                    .map(column -> column.getValue().equals("xid8") ? "'0'::xid8" : quoted(column.getKey()))
                    .collect(Collectors.joining(", "));
        }
    }

    /// All tables to be saved, each after those that it refers to.
    List<TableShape> tables() throws SQLException {
        var columns = columns();
        return inOrder(columns.keySet(), references()).stream()
                .map(name -> new TableShape(name, columns.getOrDefault(name, Map.of())))
                .toList();
    }

    private Map<String, Map<String, String>> columns() throws SQLException {
        var tables = new LinkedHashMap<String, Map<String, String>>();
        each(
                """
                SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
                  FROM pg_class c
                  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relpersistence = 'p'
                   AND c.relname <> 'flyway_schema_history' AND a.attgenerated = ''
                   AND coalesce(obj_description(c.oid, 'pg_class'), '') NOT LIKE 'transient%'
                 ORDER BY c.relname, a.attnum
                """,
                row -> tables.computeIfAbsent(row[0], _ -> new LinkedHashMap<>())
                        .put(row[1], row[2]));
        return tables;
    }

    private Map<String, Set<String>> references() throws SQLException {
        var references = new LinkedHashMap<String, Set<String>>();
        each(
                """
                SELECT conrelid::regclass::text, confrelid::regclass::text
                  FROM pg_constraint
                 WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid
                """,
                row -> references
                        .computeIfAbsent(row[0], _ -> new LinkedHashSet<>())
                        .add(row[1]));
        return references;
    }

    static List<String> inOrder(Set<String> tables, Map<String, Set<String>> references) {
        var ordered = new LinkedHashSet<String>();
        while (ordered.size() < tables.size()) {
            var before = ordered.size();
            for (var table : tables) {
                var needed = references.getOrDefault(table, Set.of()).stream().filter(tables::contains);
                if (needed.allMatch(ordered::contains)) {
                    ordered.add(table);
                }
            }
            if (ordered.size() == before) {
                var left = new ArrayList<>(tables);
                left.removeAll(ordered);
                throw new BackupException("these tables refer to each other in a circle: " + left);
            }
        }
        return List.copyOf(ordered);
    }

    /// The last value of each sequence, null if it has given out none.
    Map<String, @Nullable Long> sequences() throws SQLException {
        var sequences = new LinkedHashMap<String, @Nullable Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1
                        """)) {
            while (rows.next()) {
                sequences.put(rows.getString(1), rows.getObject(2, Long.class));
            }
        }
        return sequences;
    }

    List<String> migrations() throws SQLException {
        var scripts = new ArrayList<String>();
        each(
                "SELECT script FROM " + HISTORY + " WHERE success AND version IS NOT NULL ORDER BY installed_rank",
                row -> scripts.add(row[0]));
        return scripts;
    }

    boolean isEmpty() throws SQLException {
        var found = new ArrayList<String>();
        each("SELECT tablename FROM pg_tables WHERE schemaname = 'public' LIMIT 1", row -> found.add(row[0]));
        return found.isEmpty();
    }

    String single(String sql) throws SQLException {
        var found = new ArrayList<String>();
        each(sql, row -> found.add(row[0]));
        return found.isEmpty() ? "" : found.getFirst();
    }

    private void each(String sql, Consumer<String[]> action) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new String[rows.getMetaData().getColumnCount()];
            while (rows.next()) {
                for (var i = 0; i < values.length; i++) {
                    values[i] = rows.getString(i + 1);
                }
                action.accept(values.clone());
            }
        }
    }

    /// Writes a name as SQL.
    static String quoted(String name) {
        try {
            return Utils.escapeIdentifier(null, name).toString();
        } catch (SQLException e) { // a name with a zero byte, which PostgreSQL cannot have
            throw new IllegalArgumentException(e);
        }
    }
}

package org.dasan.store.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a backup holds; the last entry of its file, so that a file without it is not complete.
///
/// @param format     version of the layout of the file
/// @param server     version of the PostgreSQL that it was made from
/// @param masterKey  fingerprint of the master key that opens what is encrypted in it; the key itself is
/// never
///                   in it
/// @param migrations scripts that made the tables, in the order in which they ran
/// @param tables     in an order in which no row comes before one that it refers to
/// @param sequences  the last value that each has given out; null if none
public record Manifest(
        int format,
        Instant createdAt,
        String server,
        @Nullable String masterKey,
        List<String> migrations,
        List<Table> tables,
        Map<String, @Nullable Long> sequences) {

    /// The layout that this release writes and reads.
    public static final int FORMAT = 1;

    static final String ENTRY = "manifest.json";

    /// The rows of one table.
    ///
    /// @param sha256 of the rows as they are in the file before compression
    public record Table(String name, List<String> columns, long rows, String sha256) {
        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}

package org.dasan.knowledgebase.imports;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dasan.city.InvalidFieldException;
import org.dasan.knowledgebase.search.EntryIndex;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes in entries as they arrive, a batch about every second, and says what became of each line. A line that is
/// wrong is left out; the others are not.
@Component
class Importer {
    private static final int BATCH = 500;
    /// Characters that are enough for one transaction.
    private static final int LARGE = 4_000_000;

    private static final long EVERY = Duration.ofSeconds(1).toNanos();

    private final ImportRows rows;
    private final EntryIndex index;
    private final JsonMapper json;

    Importer(ImportRows rows, EntryIndex index, JsonMapper json) {
        this.rows = rows;
        this.index = index;
        this.json = json;
    }

    /// Returns when everything that was taken is found. What was taken before an exception stays taken; sending the
    /// same again changes nothing about it.
    ImportReport take(InputStream body, ImportRows.Sender sender) throws IOException {
        var report = new ImportReport();
        var lines = new LineReader(body);
        var batch = new LinkedHashMap<String, ImportLine>();
        long since = System.nanoTime();
        int size = 0;
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank()) {
                report.line();
                var read = read(line, report);
                if (read != null) {
                    if (batch.containsKey(read.id())) { // the same id again is a later version of it
                        write(batch, sender, report);
                    }
                    batch.put(read.id(), read);
                    size += read.size();
                }
            }
            if (batch.size() >= BATCH || size > LARGE || (!batch.isEmpty() && System.nanoTime() - since > EVERY)) {
                write(batch, sender, report);
                since = System.nanoTime();
                size = 0;
            }
        }
        write(batch, sender, report);
        return report;
    }

    private @Nullable ImportLine read(LineReader.Line line, ImportReport report) {
        JsonNode parsed = json.missingNode();
        try {
            parsed = json.readTree(line.text());
            return ImportLine.of(line.number(), parsed, report.unknown());
        } catch (InvalidFieldException e) {
            var id = parsed.path("id");
            report.reject(
                    line.number(),
                    id.isString() || id.isNumber() ? shortened(id.asString()) : null,
                    e.field().isEmpty() ? "The line " + e.fault() + "." : e.getMessage() + ".");
        } catch (JacksonException e) {
            report.reject(line.number(), null, "The line is not JSON.");
        }
        return null;
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(id.length(), 200));
    }

    private void write(Map<String, ImportLine> batch, ImportRows.Sender sender, ImportReport report) {
        if (batch.isEmpty()) {
            return;
        }
        var written = rows.write(batch.values(), sender);
        written.refused()
                .forEach(line -> report.reject(
                        line.number(), line.id(), "id belongs to an entry of an organisation you do not edit."));
        report.count(written.created(), written.updated(), written.unchanged());
        index.bring(written.entries());
        batch.clear();
    }
}

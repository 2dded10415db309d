package org.dasan.selfservice.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.StaffId;
import org.dasan.city.configuration.Configurations;
import org.dasan.store.BlobGone;
import org.dasan.store.BlobRef;
import org.dasan.store.BlobStore;
import org.dasan.store.BlobTooLarge;
import org.dasan.store.EventLog;
import org.dasan.store.NewEvent;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Prompts spoken by people: one for each prompt and language.
@Component
class Recordings {
    private static final int MOST = 20_000;

    private final JdbcClient jdbc;
    private final BlobStore blobs;
    private final EventLog events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Recordings(JdbcClient jdbc, BlobStore blobs, EventLog events, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Which prompt, in which language.
    record Key(String prompt, String language) {}

    /// One recording.
    ///
    /// @param sha256 of the file
    /// @param rate   samples a second
    record Recording(Key key, UUID blob, String sha256, int rate, Duration length, StaffId by, Instant at) {}

    List<Recording> all() {
        return jdbc.sql("SELECT * FROM prompt_recording LIMIT :most")
                .param("most", MOST)
                .query((rs, _) -> read(rs))
                .list();
    }

    List<Recording> of(String prompt) {
        return jdbc.sql("SELECT * FROM prompt_recording WHERE prompt = :prompt ORDER BY language LIMIT :most")
                .param("prompt", prompt)
                .param("most", MOST)
                .query((rs, _) -> read(rs))
                .list();
    }

    Optional<Recording> find(String sha256) {
        return jdbc.sql("SELECT * FROM prompt_recording WHERE sha256 = :sha256 LIMIT 1")
                .param("sha256", sha256)
                .query((rs, _) -> read(rs))
                .optional();
    }

    /// Keeps a recording in the place of the one before.
    void put(Key key, Wav wav, StaffId by) throws BlobTooLarge, IOException {
        var blob = blobs.put(new ByteArrayInputStream(wav.file()), wav.file().length);
        transaction.executeWithoutResult(_ -> put(key, wav, blob, by));
    }

    private void put(Key key, Wav wav, BlobRef blob, StaffId by) {
        var before = find(key);
        jdbc.sql("""
                INSERT INTO prompt_recording (prompt, language, blob_id, sha256, rate, millis, uploaded_by, uploaded_at)
                VALUES (:prompt, :language, :blob, :sha256, :rate, :millis, :by, :now)
                ON CONFLICT (prompt, language) DO UPDATE
                   SET blob_id = excluded.blob_id, sha256 = excluded.sha256, rate = excluded.rate, millis = excluded.millis,
                       uploaded_by = excluded.uploaded_by, uploaded_at = excluded.uploaded_at
                """)
                .param("prompt", key.prompt())
                .param("language", key.language())
                .param("blob", blob.id())
                .param("sha256", blob.sha256())
                .param("rate", wav.rate())
                .param("millis", Math.toIntExact(wav.length().toMillis()))
                .param("by", by.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        before.ifPresent(old -> blobs.erase(old.blob()));
        tell(key, by);
    }

    /// Takes a recording away; the machine's voice speaks again.
    void remove(Key key, StaffId by) {
        transaction.executeWithoutResult(_ -> find(key).ifPresent(old -> {
            jdbc.sql("DELETE FROM prompt_recording WHERE prompt = :prompt AND language = :language")
                    .param("prompt", key.prompt())
                    .param("language", key.language())
                    .update();
            blobs.erase(old.blob());
            tell(key, by);
        }));
    }

    /// Has every node read its prompts again.
    private void tell(Key key, StaffId by) {
        var stream = UUID.nameUUIDFromBytes(("prompt-recordings/" + key.prompt()).getBytes(UTF_8));
        events.append(List.of(new NewEvent(
                new StreamId(StreamType.CONFIGURATION, stream),
                Configurations.CHANGED,
                1,
                clock.instant(),
                by.value(),
                null,
                false,
                Map.of("kind", "prompt-recordings", "language", key.language()))));
    }

    /// The whole file.
    byte[] file(Recording recording) throws BlobGone, IOException {
        var out = new ByteArrayOutputStream();
        blobs.writeTo(recording.blob(), out);
        return out.toByteArray();
    }

    Optional<Recording> find(Key key) {
        return of(key.prompt()).stream()
                .filter(recording -> recording.key().equals(key))
                .findFirst();
    }

    private static Recording read(ResultSet rs) throws SQLException {
        return new Recording(
                new Key(rs.getString("prompt"), rs.getString("language")),
                rs.getObject("blob_id", UUID.class),
                rs.getString("sha256"),
                rs.getInt("rate"),
                Duration.ofMillis(rs.getInt("millis")),
                new StaffId(rs.getObject("uploaded_by", UUID.class)),
                rs.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }
}

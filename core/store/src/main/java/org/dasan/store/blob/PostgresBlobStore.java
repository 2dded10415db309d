package org.dasan.store.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.dasan.store.BlobGone;
import org.dasan.store.BlobRef;
import org.dasan.store.BlobStore;
import org.dasan.store.BlobTooLarge;
import org.dasan.store.Eraser;
import org.dasan.store.Erasures;
import org.dasan.store.Ids;
import org.dasan.store.keys.PostgresKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Content in encrypted chunks, each its own row and its own short transaction.
public final class PostgresBlobStore implements BlobStore, Eraser {
    static final int CHUNK_BYTES = 256 * 1024;
    private static final Duration UNFINISHED_FOR = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final PostgresKeys keys;
    private final Erasures erasures;
    private final InstantSource clock;

    public PostgresBlobStore(
            DataSource dataSource,
            TransactionTemplate transactions,
            PostgresKeys keys,
            Erasures erasures,
            InstantSource clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.keys = keys;
        this.erasures = erasures;
        this.clock = clock;
    }

    @Override
    public BlobRef put(InputStream in, long maxBytes) throws BlobTooLarge, IOException {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("content is stored before the transaction that refers to it");
        }
        var id = Ids.next();
        var key = keys.newObjectKey();
        jdbc.sql("INSERT INTO blob (id, wrapped_key, created_at) VALUES (:id, :key, :now)")
                .param("id", id)
                .param("key", keys.wrapObjectKey(key, id.toString()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        try {
            return finish(write(id, key, in, maxBytes));
        } catch (BlobTooLarge | IOException | RuntimeException e) {
            discard(id, e);
            throw e;
        }
    }

    private BlobRef write(UUID id, SecretKey key, InputStream in, long maxBytes) throws BlobTooLarge, IOException {
        var digest = sha256();
        var length = 0L;
        var chunk = in.readNBytes(CHUNK_BYTES);
        for (var number = 0; chunk.length > 0; number++) {
            length += chunk.length;
            if (length > maxBytes) {
                throw new BlobTooLarge(maxBytes);
            }
            digest.update(chunk);
            var next = in.readNBytes(CHUNK_BYTES);
            insert(id, number, ChunkCipher.encrypt(key, chunk, number, next.length == 0));
            chunk = next;
        }
        return new BlobRef(id, length, HexFormat.of().formatHex(digest.digest()));
    }

    private void insert(UUID blob, int number, byte[] bytes) {
        jdbc.sql("INSERT INTO blob_chunk (blob, number, bytes) VALUES (:blob, :number, :bytes)")
                .param("blob", blob)
                .param("number", number)
                .param("bytes", bytes)
                .update();
    }

    private BlobRef finish(BlobRef ref) {
        jdbc.sql("UPDATE blob SET length = :length, sha256 = :sha256, stored_at = :now WHERE id = :id")
                .param("id", ref.id())
                .param("length", ref.length())
                .param("sha256", ref.sha256())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return ref;
    }

    private void discard(UUID id, Exception cause) {
        try {
            delete(id);
        } catch (RuntimeException e) { // swept later
            cause.addSuppressed(e);
        }
    }

    private void delete(UUID id) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("DELETE FROM blob_chunk WHERE blob = :id").param("id", id).update();
            jdbc.sql("DELETE FROM blob WHERE id = :id AND stored_at IS NULL")
                    .param("id", id)
                    .update();
        });
    }

    @Override
    public void writeTo(UUID blob, OutputStream out) throws BlobGone, IOException {
        var content = jdbc.sql("""
                SELECT wrapped_key, length FROM blob
                 WHERE id = :id AND stored_at IS NOT NULL AND wrapped_key IS NOT NULL
                """)
                .param("id", blob)
                .query((row, _) -> new Content(
                        keys.unwrapObjectKey(row.getBytes("wrapped_key"), blob.toString()), row.getLong("length")))
                .optional()
                .orElseThrow(() -> new BlobGone(blob));
        var left = content.length();
        for (var number = 0; left > 0; number++) {
            var bytes = jdbc.sql("SELECT bytes FROM blob_chunk WHERE blob = :blob AND number = :number")
                    .param("blob", blob)
                    .param("number", number)
                    .query(byte[].class)
                    .optional()
                    .orElseThrow(() -> new IOException("content " + blob + " was erased while it was read"));
            var last = left <= CHUNK_BYTES;
            var plain = ChunkCipher.decrypt(content.key(), bytes, number, last);
            left -= plain.length;
            out.write(plain);
        }
    }

    private record Content(SecretKey key, long length) {}

    @Override
    public String kind() {
        return "blob";
    }

    @Override
    public void erase(UUID blob) {
        transactions.executeWithoutResult(_ -> {
            var erased = jdbc.sql("""
                    UPDATE blob SET wrapped_key = NULL, erased_at = :now WHERE id = :id AND erased_at IS NULL
                    """)
                    .param("id", blob)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            jdbc.sql("DELETE FROM blob_chunk WHERE blob = :id")
                    .param("id", blob)
                    .update();
            if (erased > 0) {
                erasures.record(kind(), blob);
            }
        });
    }

    /// Removes what senders began and never finished, once it is a day old.
    ///
    /// @return how many
    public int sweep() {
        var abandoned = jdbc.sql("""
                SELECT id FROM blob
                 WHERE stored_at IS NULL AND erased_at IS NULL AND created_at < :before
                 ORDER BY created_at LIMIT 100
                """)
                .param("before", clock.instant().minus(UNFINISHED_FOR).atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
        abandoned.forEach(this::delete);
        return abandoned.size();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.dasan.store.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Random;
import org.dasan.store.BlobGone;
import org.dasan.store.BlobRef;
import org.dasan.store.BlobStore;
import org.dasan.store.BlobTooLarge;
import org.dasan.store.Ids;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.WithEachDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WithEachDatabase
class PostgresBlobStoreTests {
    private final BlobStore blobs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final MutableClock clock;

    PostgresBlobStoreTests(BlobStore blobs, JdbcClient jdbc, TransactionTemplate transactions, MutableClock clock) {
        this.blobs = blobs;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 262_143, 262_144, 262_145, 524_288, 1_000_000})
    void givesBackWhatItGot(int length) throws Exception {
        var content = random(length);

        var ref = blobs.put(new ByteArrayInputStream(content), 1_000_000);

        assertThat(ref.length()).isEqualTo(length);
        assertThat(ref.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        assertThat(read(ref)).isEqualTo(content);
    }

    @Test
    void keepsNothingOfWhatIsTooLarge() {
        var before = rows();

        assertThatThrownBy(() -> blobs.put(new ByteArrayInputStream(random(700_000)), 600_000))
                .isInstanceOf(BlobTooLarge.class);

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void keepsNothingWhenTheSenderBreaksOff() {
        var before = rows();
        var sender = new SequenceInputStream(new ByteArrayInputStream(random(300_000)), new Broken());

        assertThatThrownBy(() -> blobs.put(sender, 1_000_000)).hasMessage("connection lost");

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void storesNoContentInTheClear() throws Exception {
        var text = "resident registration number".repeat(20).getBytes(StandardCharsets.UTF_8);

        var ref = blobs.put(new ByteArrayInputStream(text), 1_000);

        var stored = jdbc.sql("SELECT bytes FROM blob_chunk WHERE blob = :id")
                .param("id", ref.id())
                .query((row, _) -> row.getBytes("bytes"))
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("resident");
    }

    @Test
    void noticesExchangedChunks() throws Exception {
        var ref = blobs.put(new ByteArrayInputStream(random(600_000)), 1_000_000);
        jdbc.sql("""
                UPDATE blob_chunk c SET bytes = o.bytes
                  FROM blob_chunk o
                 WHERE c.blob = :id AND o.blob = :id AND c.number + o.number = 1
                """).param("id", ref.id()).update();

        assertThatThrownBy(() -> read(ref)).isInstanceOf(IOException.class).hasMessageContaining("altered");
    }

    @Test
    void erasesKeyAndContentAndRemembersIt() throws Exception {
        var ref = blobs.put(new ByteArrayInputStream(random(10)), 10);

        blobs.erase(ref.id());
        blobs.erase(ref.id());

        assertThatThrownBy(() -> read(ref)).isInstanceOf(BlobGone.class);
        assertThat(jdbc.sql("SELECT wrapped_key IS NULL AND sha256 IS NOT NULL FROM blob WHERE id = :id")
                        .param("id", ref.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(jdbc.sql("SELECT count(*) FROM erasure WHERE kind = 'blob' AND subject = :id")
                        .param("id", ref.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void erasesOnlyIfTheCallersTransactionIsCommitted() throws Exception {
        var ref = blobs.put(new ByteArrayInputStream(random(10)), 10);

        transactions.executeWithoutResult(status -> {
            blobs.erase(ref.id());
            status.setRollbackOnly();
        });

        assertThat(read(ref)).hasSize(10);
    }

    @Test
    void knowsNothingOfStrangers() {
        assertThatThrownBy(() -> blobs.writeTo(Ids.next(), OutputStream.nullOutputStream()))
                .isInstanceOf(BlobGone.class);
    }

    @Test
    void refusesToHoldATransactionOpenForASender() {
        assertThatThrownBy(() -> transactions.execute(_ -> {
                    try {
                        return blobs.put(InputStream.nullInputStream(), 1);
                    } catch (BlobTooLarge | IOException e) {
                        throw new AssertionError(e);
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sweepsWhatWasNeverFinishedAfterADay() {
        jdbc.sql("INSERT INTO blob (id, wrapped_key, created_at) VALUES (:id, '', :now)")
                .param("id", Ids.next())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        var store = (PostgresBlobStore) blobs;

        assertThat(store.sweep()).isZero();
        clock.advance(Duration.ofHours(25));

        assertThat(store.sweep()).isEqualTo(1);
    }

    private byte[] read(BlobRef ref) throws Exception {
        var out = new ByteArrayOutputStream();
        blobs.writeTo(ref.id(), out);
        return out.toByteArray();
    }

    private long rows() {
        return jdbc.sql("SELECT (SELECT count(*) FROM blob) + (SELECT count(*) FROM blob_chunk)")
                .query(Long.class)
                .single();
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /// A sender whose connection is gone.
    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection lost");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return read();
        }
    }
}

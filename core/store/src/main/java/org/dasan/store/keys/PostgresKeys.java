package org.dasan.store.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.dasan.store.Keys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Data keys in the table `data_key`, opened once and held in memory.
public final class PostgresKeys implements Keys {
    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;

    /// Each use has a key of its own, so that no use can weaken another.
    private enum Purpose {
        SEAL,
        OBJECT,
        LOOKUP,
        DERIVE
    }

    private final JdbcClient jdbc;
    private final MasterKey master;
    private volatile Ring ring;

    private PostgresKeys(JdbcClient jdbc, MasterKey master, Ring ring) {
        this.jdbc = jdbc;
        this.master = master;
        this.ring = ring;
    }

    /// Opens the keys of a database with the master key of that file. A database without keys gets them, and
    /// the file too if it is not there.
    ///
    /// @throws KeyRefused if the database has keys and the file is missing or another one
    public static PostgresKeys open(DataSource dataSource, InstantSource clock, Path file) {
        var jdbc = JdbcClient.create(dataSource);
        var known = masterOf(jdbc);
        var master = master(file, known);
        for (var purpose : Purpose.values()) {
            createOnce(jdbc, clock, master, purpose);
        }
        var actual = masterOf(jdbc);
        if (!master.fingerprint().equals(actual)) { // another node was quicker, with another file
            throw refused(file, actual);
        }
        return new PostgresKeys(jdbc, master, Ring.load(jdbc, master));
    }

    private static MasterKey master(Path file, @Nullable String known) {
        if (known == null) {
            return MasterKey.create(file);
        }
        if (!Files.exists(file)) {
            throw new KeyRefused("this database is encrypted with the master key " + known + ", but there is no file "
                    + file.toAbsolutePath()
                    + ": put the key there that was made with the database, or point DASAN_KEY_FILE to it");
        }
        var master = MasterKey.read(file);
        if (!master.fingerprint().equals(known)) {
            throw refused(file, known);
        }
        return master;
    }

    private static KeyRefused refused(Path file, @Nullable String known) {
        return new KeyRefused("this database is encrypted with the master key " + known + ", but "
                + file.toAbsolutePath() + " holds another one: all nodes need the same key file (DASAN_KEY_FILE)");
    }

    private static @Nullable String masterOf(JdbcClient jdbc) {
        return jdbc.sql("SELECT master FROM data_key ORDER BY id LIMIT 1")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static void createOnce(JdbcClient jdbc, InstantSource clock, MasterKey master, Purpose purpose) {
        jdbc.sql("""
                INSERT INTO data_key (purpose, wrapped, master, created_at)
                VALUES (:purpose, :wrapped, :master, :now)
                ON CONFLICT (purpose) WHERE retired_at IS NULL DO NOTHING
                """)
                .param("purpose", purpose.name())
                .param("wrapped", master.wrap(Aead.random(Aead.KEY_BYTES), purpose.name()))
                .param("master", master.fingerprint())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public byte[] seal(String plain, String context) {
        return seal(Purpose.SEAL, plain.getBytes(StandardCharsets.UTF_8), context);
    }

    @Override
    public String open(byte[] sealed, String context) {
        return new String(open(Purpose.SEAL, sealed, context), StandardCharsets.UTF_8);
    }

    /// Wraps the key of one object, such as a blob.
    public byte[] wrapObjectKey(SecretKey key, String object) {
        return seal(Purpose.OBJECT, key.getEncoded(), object);
    }

    /// Opens what [#wrapObjectKey] made.
    public SecretKey unwrapObjectKey(byte[] wrapped, String object) {
        return new SecretKeySpec(open(Purpose.OBJECT, wrapped, object), "AES");
    }

    /// A new key for one object.
    public SecretKey newObjectKey() {
        return new SecretKeySpec(Aead.random(Aead.KEY_BYTES), "AES");
    }

    private byte[] seal(Purpose purpose, byte[] plain, String context) {
        var key = ring.current(purpose);
        var message = Aead.encrypt(key.secret(), plain, context);
        return ByteBuffer.allocate(HEADER_BYTES + message.length)
                .put(VERSION)
                .putInt(key.id())
                .put(message)
                .array();
    }

    private byte[] open(Purpose purpose, byte[] sealed, String context) {
        if (sealed.length < HEADER_BYTES || sealed[0] != VERSION) {
            throw new IllegalArgumentException("not sealed by us");
        }
        var buffer = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
        var key = key(purpose, buffer.getInt());
        var message = new byte[buffer.remaining()];
        buffer.get(message);
        return Aead.decrypt(key.secret(), message, context);
    }

    private DataKey key(Purpose purpose, int id) {
        var key = ring.byId().get(id);
        if (key == null) { // perhaps another node has made a new one since we started
            ring = Ring.load(jdbc, master);
            key = ring.byId().get(id);
        }
        if (key == null || key.purpose() != purpose) {
            throw new IllegalArgumentException("not sealed with a key of ours");
        }
        return key;
    }

    @Override
    public byte[] lookup(String kind, String normalised) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(ring.current(Purpose.LOOKUP).secret());
            mac.update(kind.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(normalised.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SecretKey derive(String purpose) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(ring.current(Purpose.DERIVE).secret())
                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), Aead.KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "PostgresKeys[" + master + "]";
    }

    private record DataKey(int id, Purpose purpose, boolean retired, SecretKey secret) {
        @Override
        public String toString() {
            return "DataKey[" + id + ", " + purpose + "]";
        }
    }

    private record Ring(Map<Integer, DataKey> byId) {
        static Ring load(JdbcClient jdbc, MasterKey master) {
            List<DataKey> keys = jdbc.sql(
                            "SELECT id, purpose, retired_at IS NOT NULL AS retired, wrapped FROM data_key")
                    .query((row, _) -> {
                        var purpose = Purpose.valueOf(row.getString("purpose"));
                        var secret = master.unwrap(row.getBytes("wrapped"), purpose.name());
                        return new DataKey(
                                row.getInt("id"), purpose, row.getBoolean("retired"), new SecretKeySpec(secret, "AES"));
                    })
                    .list();
            var byId = new HashMap<Integer, DataKey>();
            keys.forEach(key -> byId.put(key.id(), key));
            return new Ring(Map.copyOf(byId));
        }

        DataKey current(Purpose purpose) {
            return byId.values().stream()
                    .filter(key -> key.purpose() == purpose && !key.retired())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no key for " + purpose));
        }
    }
}

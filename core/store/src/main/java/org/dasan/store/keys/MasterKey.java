package org.dasan.store.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The one secret from which all others can be opened; it lies in a file and nowhere else.
public final class MasterKey {
    private final SecretKey key;
    private final String fingerprint;

    private MasterKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
        this.fingerprint = HexFormat.of().formatHex(sha256(bytes), 0, 8);
    }

    /// Reads the key, 64 hexadecimal digits.
    ///
    /// @throws KeyRefused if the file holds something else
    public static MasterKey read(Path file) {
        try {
            var bytes = HexFormat.of().parseHex(Files.readString(file).strip());
            if (bytes.length != Aead.KEY_BYTES) {
                throw new KeyRefused("the key file " + file + " must hold 64 hexadecimal digits");
            }
            return new MasterKey(bytes);
        } catch (IllegalArgumentException e) { // the message of the cause could show parts of the key
            throw new KeyRefused("the key file " + file + " must hold 64 hexadecimal digits");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file, e);
        }
    }

    /// Makes a key that nobody else can read, unless the file is there already; reads it then.
    static MasterKey create(Path file) {
        try {
            var folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            var text = HexFormat.of().formatHex(Aead.random(Aead.KEY_BYTES)) + "\n";
            var privately = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try (var channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), privately)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true); // what is encrypted with it must not outlive it
            }
            return read(file);
        } catch (FileAlreadyExistsException e) {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the key file " + file, e);
        }
    }

    byte[] wrap(byte[] dataKey, String purpose) {
        return Aead.encrypt(key, dataKey, purpose);
    }

    byte[] unwrap(byte[] wrapped, String purpose) {
        return Aead.decrypt(key, wrapped, purpose);
    }

    /// Tells keys apart without telling anything about them.
    public String fingerprint() {
        return fingerprint;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[" + fingerprint + "]";
    }
}

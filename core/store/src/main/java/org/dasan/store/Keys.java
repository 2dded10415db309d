package org.dasan.store;

import java.nio.file.Path;
import java.time.InstantSource;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.dasan.store.keys.PostgresKeys;

/// Encrypts what must not lie in the database in the clear, and makes values comparable without showing them.
///
/// The keys used for rows are stored in the database, encrypted with a master key that lies in a file beside
/// it and is never part of a backup.
public interface Keys {
    /// Encrypts with AES-256-GCM; the same text is different each time.
    default byte[] seal(String plain) {
        return seal(plain, "");
    }

    /// Encrypts; `context` (such as table and id of the row) must be given again to open, so that a value
    /// copied to another row does not open there.
    byte[] seal(String plain, String context);

    default String open(byte[] sealed) {
        return open(sealed, "");
    }

    /// Decrypts what [#seal] made.
    ///
    /// @throws IllegalArgumentException if this was not sealed with our keys and `context`, or has been
    /// altered
    String open(byte[] sealed, String context);

    /// HMAC-SHA-256 by which equal values are found; the same kind and value always give the same 32 bytes.
    ///
    /// @param kind       keeps values of different meaning apart, such as `phone`
    /// @param normalised the value in its one canonical form, such as E.164
    byte[] lookup(String kind, String normalised);

    /// A key of 256 bits for one purpose, such as `visitor-token`; the same on all nodes and after a restart.
    SecretKey derive(String purpose);

    /// Keys without an application around them, for tools and tests; the master key is `key` in that folder.
    static Keys over(DataSource dataSource, InstantSource clock, Path folder) {
        return PostgresKeys.open(dataSource, clock, folder.resolve("key"));
    }
}

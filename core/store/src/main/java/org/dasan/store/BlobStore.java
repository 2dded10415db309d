package org.dasan.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.dasan.store.blob.PostgresBlobStore;
import org.dasan.store.erasure.ErasureLog;
import org.dasan.store.keys.PostgresKeys;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps files and recordings, each encrypted with a key of its own.
public interface BlobStore {
    /// Stores a stream to its end without ever holding it in memory.
    ///
    /// Not to be called inside a transaction: the sender may be slow, and an open transaction holds back
    /// every reader of the event log. Store first, then write the row that refers to it.
    ///
    /// @param maxBytes longest accepted content
    /// @throws BlobTooLarge          as soon as there is more; nothing is kept
    /// @throws IllegalStateException if a transaction is active
    BlobRef put(InputStream in, long maxBytes) throws BlobTooLarge, IOException;

    /// Writes the content out.
    ///
    /// @throws BlobGone if it was never there or has been erased; nothing has been written then
    void writeTo(UUID blob, OutputStream out) throws BlobGone, IOException;

    /// Destroys the key and the content for ever; the row stays and the erasure is logged. Takes part in the
    /// caller's transaction if there is one. Erasing again, or what never existed, changes nothing.
    void erase(UUID blob);

    /// Blobs without an application around them, for tools and tests; the master key is `key` in that folder.
    static BlobStore over(DataSource dataSource, InstantSource clock, Path folder) {
        return new PostgresBlobStore(
                dataSource,
                new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                PostgresKeys.open(dataSource, clock, folder.resolve("key")),
                new ErasureLog(dataSource, clock, folder.resolve("erasures")),
                clock);
    }
}

package org.dasan.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;

/// Keeps files and recordings, each encrypted with a key of its own.
public interface BlobStore {
    /// Stores a stream to its end without ever holding it in memory.
    ///
    /// Not to be called inside a transaction: the sender may be slow, and an open transaction holds back every reader
    /// of the event log. Store first, then write the row that refers to it.
    ///
    /// @param maxBytes longest accepted content
    /// @throws BlobTooLarge          as soon as there is more; nothing is kept
    /// @throws IllegalStateException if a transaction is active
    BlobRef put(InputStream in, long maxBytes) throws BlobTooLarge, IOException;

    /// Writes the content out.
    ///
    /// @throws BlobGone if it was never there or has been erased; nothing has been written then
    void writeTo(UUID blob, OutputStream out) throws BlobGone, IOException;

    /// Destroys the key and the content for ever; the row stays and the erasure is logged. Takes part in the caller's
    /// transaction if there is one. Erasing again, or what never existed, changes nothing.
    void erase(UUID blob);
}

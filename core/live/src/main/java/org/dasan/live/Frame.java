package org.dasan.live;

import java.util.UUID;

/// Something to send to a client: ready JSON and how it may be treated when the client reads slowly.
public sealed interface Frame {
    /// The JSON object as it goes over the wire.
    String json();

    /// A fact of a stream. Never dropped: delivered in order, once per socket, or the client is told to
    /// reload.
    ///
    /// @param prev sequence number of the fact before it that this audience may see
    record Stream(UUID stream, int seq, int prev, String json) implements Frame {
        public Stream {
            if (seq <= prev) {
                throw new IllegalArgumentException("seq " + seq + " must follow prev " + prev);
            }
        }
    }

    /// A whole picture; a later one with the same key replaces an earlier one that has not been sent.
    record Snapshot(String conflationKey, String json) implements Frame {}

    /// Of use at this moment only (typing, queue position); the first to be dropped when a client is slow.
    record Transient(String json) implements Frame {}
}

package org.dasan.store;

import java.util.List;

/// Turns the log into rows, on one node at a time, and remembers in the same transaction how far it has come.
///
/// Events come in the order of [EventLog#tail]: exactly once as long as the rows are written through the same
/// database, but event n + 1 of a stream may come before event n.
public interface Projection {
    /// Names the stored place in the log; never changed once released.
    String name();

    /// Takes in events. Runs inside a transaction that also moves the stored place; an exception undoes both,
    /// and the same batch comes again later.
    void apply(List<StoredEvent> batch);

    /// Empties what this projection keeps, because the log will be read again from its first event. Runs
    /// inside the transaction that resets the stored place: before the very first event, and after a restore.
    default void clear() {}
}

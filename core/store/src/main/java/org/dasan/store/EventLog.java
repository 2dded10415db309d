package org.dasan.store;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.dasan.store.log.PostgresEventLog;

/// The append-only history of everything that happened, in streams that are numbered without gaps.
public interface EventLog {
    /// The most events that one read returns, whatever limit is asked for.
    int MAX_LIMIT = 1000;

    /// Writes events in the caller's transaction, in one round trip however many there are.
    ///
    /// The stream's row stays locked until the transaction ends, so keep transactions short. Two transactions
    /// that append to several streams each should do so in one call: within a call streams are locked in the
    /// order of their ids.
    ///
    /// @return the same events in the same order, numbered
    /// @throws IllegalStateException    if no transaction is active
    /// @throws IllegalArgumentException if the data of an event holds running text
    List<StoredEvent> append(List<NewEvent> events);

    /// Events of one stream with a higher number than `seq`, in order.
    List<StoredEvent> after(StreamId stream, int seq, int limit);

    /// The same as [#after], but only what the citizen may see.
    List<StoredEvent> publicAfter(StreamId stream, int seq, int limit);

    /// Number of the stream's last event; 0 if it has none.
    int lastSeq(StreamId stream);

    /// Numbers of the last events of these streams; a stream without events is missing.
    Map<UUID, Integer> lastSeqs(StreamType type, Collection<UUID> ids);

    /// Number of the stream's last event that the citizen may see; 0 if there is none.
    int lastPublicSeq(StreamId stream);

    /// A place such that everything at or before it can be read now and nothing will ever be added there.
    Cursor head();

    /// What follows `after` in the order (tx, position), as far as no earlier event can still appear.
    ///
    /// Nothing is lost and nothing comes twice; but event n + 1 of a stream may come before event n, when the
    /// transaction that wrote n + 1 began first. Whoever needs the order of a stream keeps its last number
    /// and reads what is missing with [#after]: it is committed.
    List<StoredEvent> tail(Cursor after, int limit);

    /// A log without the machinery of an application around it, for tools and tests.
    static EventLog over(DataSource dataSource, InstantSource clock) {
        return new PostgresEventLog(dataSource, clock, () -> {});
    }
}

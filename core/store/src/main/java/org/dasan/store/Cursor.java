package org.dasan.store;

/// A reader's place in the log: everything up to and including (tx, position) has been read.
///
/// Positions alone will not do. They are handed out when an event is written but become visible when its
/// transaction commits, so a reader that remembers the highest position loses what a slower transaction
/// commits later.
public record Cursor(long tx, long position) implements Comparable<Cursor> {
    /// Before the first event.
    public static final Cursor START = new Cursor(0, 0);

    public Cursor {
        if (tx < 0 || position < 0) {
            throw new IllegalArgumentException("a cursor is never negative but was " + tx + ", " + position);
        }
    }

    @Override
    public int compareTo(Cursor other) {
        var byTx = Long.compare(tx, other.tx);
        return byTx != 0 ? byTx : Long.compare(position, other.position);
    }
}

package org.dasan.store;

import java.util.List;

/// Hears of every event on every node, from the moment the node started; forgets when the node stops.
///
/// Events come in the order of [EventLog#tail], at least once. Implementations return quickly, since all
/// listeners of a node share one reader. A listener that throws is given the same batch twice more, then it
/// goes on without it and somebody is told.
public interface EventListener {
    void onEvents(List<StoredEvent> batch);
}

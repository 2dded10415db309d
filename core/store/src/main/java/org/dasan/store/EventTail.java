package org.dasan.store;

import java.time.Duration;

/// Follows the log on this node and feeds every [EventListener] and [Projection].
///
/// It is woken by commits on this node, by other nodes, and once a second in any case.
public interface EventTail {
    /// Looks for new events now.
    void wake();

    /// How long committed events have been waiting for an older transaction to end; zero in a healthy system.
    Duration horizonLag();
}

package org.dasan.live;

import java.time.Duration;
import java.util.Optional;

/// Keeps the login alive behind the socket of somebody who works without ever sending a request; implemented
/// by whoever keeps sessions.
public interface SessionKeeper {
    /// Marks the session as used.
    ///
    /// @return how long it lasts whatever happens; empty when it has ended
    Optional<Duration> keepAlive(String sessionId);
}

package org.dasan.live;

import java.time.Instant;

/// Told when principals come and go. At least once: two nodes may tell of the same departure, and one that
/// crashes at the wrong moment tells nobody. So treat it as a hint, and sweep with [Live#connected] now and
/// then.
public interface ConnectionListener {
    /// A socket of `principal` has joined, perhaps not its first.
    void connected(Recipient principal);

    /// The last socket of `principal` on all nodes is gone.
    ///
    /// @param at when it was last known to be there
    void lastSocketGone(Recipient principal, Instant at);
}

package org.dasan.live;

import java.util.Collection;
import java.util.Set;

/// Sends frames to connected clients. No method waits for a client, and only those that say so wait for the
/// database.
public interface Live {
    /// The code with which a socket is closed whose client is signed in, but not allowed here, or no longer.
    int NOT_ALLOWED = 4403;

    /// To the sockets on this node. For what every node learns by itself: facts tailed from the event log,
    /// and pictures each node draws.
    void publish(Recipient to, Frame frame);

    /// To the sockets on all nodes; `frame` must not be a [Frame.Stream]. Within a transaction it goes out
    /// after the commit. Another node may miss it when it or the database fails at that moment.
    void signal(Recipient to, Frame frame);

    /// Closes the sockets that joined `to` on all nodes, for instance after signing out.
    ///
    /// @param code 4401 to sign in again, or [#NOT_ALLOWED]
    void disconnect(Recipient to, int code);

    /// Whether a socket on this node joined `to`: is it worth drawing a picture?
    boolean hasLocal(Recipient to);

    /// Every audience that has a socket on this node.
    Set<Recipient> local();

    /// Whether a socket on any living node joined `to`; asks the database.
    boolean isConnected(Recipient to);

    /// Those of `of` that have a socket on any living node; asks the database once.
    Set<Recipient> connected(Collection<Recipient> of);
}

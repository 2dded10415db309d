package org.dasan.live;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which sockets of this node joined which audience.
final class Audiences {
    private final ConcurrentHashMap<Recipient, Set<Client>> clients = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Client, Set<Recipient>> joined = new ConcurrentHashMap<>();

    /// Lets `client` join; returns the audiences whose first socket this is.
    Set<Recipient> join(Client client, Collection<Recipient> recipients) {
        var first = new HashSet<Recipient>();
        var mine = joined.computeIfAbsent(client, _ -> ConcurrentHashMap.newKeySet());
        for (var recipient : recipients) {
            mine.add(recipient);
            clients.compute(recipient, (_, there) -> {
                var now = there == null ? ConcurrentHashMap.<Client>newKeySet() : there;
                if (now.isEmpty()) {
                    first.add(recipient);
                }
                now.add(client);
                return now;
            });
        }
        return first;
    }

    /// Lets `client` leave one audience; true when it was the last there.
    boolean leave(Client client, Recipient recipient) {
        var mine = joined.get(client);
        return mine != null && mine.remove(recipient) && remove(client, recipient);
    }

    /// Lets `client` leave everything; returns the audiences in which it was the last.
    Set<Recipient> leave(Client client) {
        var last = new HashSet<Recipient>();
        var mine = joined.remove(client);
        if (mine != null) {
            for (var recipient : mine) {
                if (remove(client, recipient)) {
                    last.add(recipient);
                }
            }
        }
        return last;
    }

    private boolean remove(Client client, Recipient recipient) {
        var left = clients.computeIfPresent(recipient, (_, there) -> {
            there.remove(client);
            return there.isEmpty() ? null : there;
        });
        return left == null;
    }

    /// The sockets in an audience; a view that follows changes.
    Set<Client> of(Recipient recipient) {
        return clients.getOrDefault(recipient, Set.of());
    }

    boolean any(Recipient recipient) {
        return clients.containsKey(recipient);
    }

    /// Every audience that has a socket.
    Set<Recipient> all() {
        return Set.copyOf(clients.keySet());
    }
}

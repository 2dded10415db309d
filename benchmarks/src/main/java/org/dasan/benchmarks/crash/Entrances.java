package org.dasan.benchmarks.crash;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The addresses under which the servers are found at the moment.
final class Entrances {
    private final List<URI> addresses = new CopyOnWriteArrayList<>();

    void add(URI address) {
        addresses.add(address);
    }

    /// A server that was started again listens on another port.
    void replace(int n, URI address) {
        addresses.set(n, address);
    }

    URI get(int n) {
        return addresses.get(n % addresses.size());
    }
}

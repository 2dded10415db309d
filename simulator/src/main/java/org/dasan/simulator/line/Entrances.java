package org.dasan.simulator.line;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The addresses under which the servers are found at the moment.
public final class Entrances {
    private final List<URI> addresses = new CopyOnWriteArrayList<>();

    public void add(URI address) {
        addresses.add(address);
    }

    /// A server that was started again listens on another port.
    public void replace(int n, URI address) {
        addresses.set(n, address);
    }

    public URI get(int n) {
        return addresses.get(n % addresses.size());
    }
}

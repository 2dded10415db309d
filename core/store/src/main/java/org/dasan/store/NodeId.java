package org.dasan.store;

import java.util.UUID;

/// One running server; a restart is another node.
public record NodeId(UUID value) {
    public static NodeId next() {
        return new NodeId(Ids.next());
    }
}

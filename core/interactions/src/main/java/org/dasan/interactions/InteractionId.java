package org.dasan.interactions;

import java.util.UUID;

/// Names one interaction; also the id of its event stream.
public record InteractionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}

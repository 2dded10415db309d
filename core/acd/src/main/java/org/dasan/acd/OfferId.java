package org.dasan.acd;

import java.util.UUID;

/// Names one offer; accepting and declining name the offer, never the interaction.
public record OfferId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}

package org.dasan.acd;

import java.util.UUID;

/// Names one seat of an interaction.
public record SeatId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}

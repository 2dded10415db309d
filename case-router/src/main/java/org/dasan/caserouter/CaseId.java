package org.dasan.caserouter;

import java.util.UUID;

/// Identifies a [CaseFile].
public record CaseId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}

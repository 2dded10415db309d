package org.dasan.city.configuration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A change that was made.
///
/// @param by     who made it
/// @param before null: it was added
/// @param after  null: it was removed
public record Change(
        int version,
        Instant at,
        Author by,
        String why,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        List<Difference> differences) {
    /// Who made a change, as colleagues know them.
    public record Author(String username, String name) {}
}

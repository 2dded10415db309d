package org.dasan.city.configuration;

import java.util.UUID;
import org.dasan.city.Label;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A piece of configuration as it is in force.
///
/// @param id      where it has an address elsewhere, such as `/queues/{id}/trial`; else null
/// @param version grows by one with each change; 0: there is none (any more)
/// @param value   null when there is none
/// @param editable  whether the caller may change it
/// @param removable whether items of this kind can be taken away
/// @param why     of its last change; null when it was never changed here
public record Item(
        String kind,
        String key,
        @Nullable UUID id,
        int version,
        @Nullable Label title,
        boolean editable,
        boolean removable,
        @Nullable JsonNode value,
        @Nullable String why) {}

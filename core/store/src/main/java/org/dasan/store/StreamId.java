package org.dasan.store;

import java.util.Objects;
import java.util.UUID;

/// One thing whose events are numbered 1, 2, 3 without gaps.
public record StreamId(StreamType type, UUID id) {
    public StreamId {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
    }

    public static StreamId interaction(UUID id) {
        return new StreamId(StreamType.INTERACTION, id);
    }

    public static StreamId agent(UUID id) {
        return new StreamId(StreamType.AGENT, id);
    }
}

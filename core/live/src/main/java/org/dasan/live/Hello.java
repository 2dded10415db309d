package org.dasan.live;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The first frame of a client.
///
/// @param token   a citizen's visitor token; staff are known by their session
/// @param screen  what a screen shows that nobody works at, such as `wall`; nothing: somebody's desk or page
/// @param streams streams it follows, with the last sequence number it has applied (0: none)
public record Hello(@Nullable String token, @Nullable String screen, Map<UUID, Integer> streams) {
    public Hello {
        streams = Map.copyOf(streams);
    }

    /// Never shows the token.
    @Override
    public String toString() {
        return "Hello[token=" + (token == null ? "none" : "…") + ", screen=" + screen + ", streams=" + streams.size()
                + "]";
    }
}

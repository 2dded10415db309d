package org.dasan.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// What has been committed, as every node would read it.
final class Facts {
    private final Map<UUID, List<Frame.Stream>> streams = new ConcurrentHashMap<>();

    /// The next fact of a stream, with a filling of so many characters.
    Frame.Stream commit(UUID stream, int filling) {
        var facts = streams.computeIfAbsent(stream, _ -> new ArrayList<>());
        synchronized (facts) {
            var seq = facts.size() + 1;
            var json = "{\"type\":\"message\",\"streamId\":\"" + stream + "\",\"seq\":" + seq + ",\"prev\":" + (seq - 1)
                    + ",\"text\":\"" + "x".repeat(filling) + "\"}";
            var frame = new Frame.Stream(stream, seq, seq - 1, json);
            facts.add(frame);
            return frame;
        }
    }

    Frame.Stream commit(UUID stream) {
        return commit(stream, 0);
    }

    List<Frame.Stream> after(UUID stream, int seq) {
        var facts = streams.getOrDefault(stream, List.of());
        synchronized (facts) {
            return seq >= facts.size() ? List.of() : List.copyOf(facts.subList(seq, facts.size()));
        }
    }
}

package org.dasan.telephony;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The callers' lines that flows have now, by the exchange's own name of the line.
@Component
class FlowLines {
    private final Map<String, FlowLine> lines = new ConcurrentHashMap<>();

    /// From now on events of this line reach its flow.
    FlowLine open(String channelId) {
        var line = new FlowLine();
        lines.put(channelId, line);
        return line;
    }

    /// The flow is over.
    ///
    /// @return whether the caller left meanwhile: whoever had the line must say so
    boolean close(String channelId) {
        return Optional.ofNullable(lines.remove(channelId)).map(FlowLine::left).orElse(false);
    }

    void pressed(String channelId, char key) {
        var line = lines.get(channelId);
        if (line != null) {
            line.told(key, System.nanoTime());
        }
    }

    /// The caller hung up.
    ///
    /// @return whether a flow has the line, and settles what becomes of the contact
    boolean left(String channelId) {
        return lines.computeIfPresent(channelId, (_, line) -> {
                    line.leaves();
                    return line;
                })
                != null;
    }
}

package org.dasan.telephony;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.dasan.interactions.InteractionId;
import org.springframework.stereotype.Component;

/// The calls on the exchange this node leads.
@Component
class LiveCalls {
    private final Map<InteractionId, LiveCall> byInteraction = new ConcurrentHashMap<>();
    private final Map<String, LiveCall> byChannelId = new ConcurrentHashMap<>();

    /// The call as it is known here; a call told of twice is one.
    LiveCall enter(InteractionId interaction, String channelId) {
        var call = byInteraction.computeIfAbsent(interaction, id -> new LiveCall(id, channelId));
        byChannelId.put(channelId, call);
        return call;
    }

    Optional<LiveCall> find(InteractionId interaction) {
        return Optional.ofNullable(byInteraction.get(interaction));
    }

    Optional<LiveCall> byChannelId(String channelId) {
        return Optional.ofNullable(byChannelId.get(channelId));
    }

    /// The call somebody rings or speaks in on this telephone.
    Optional<LiveCall> onLine(String line) {
        return byInteraction.values().stream()
                .filter(call -> call.onLine(line).isPresent())
                .findFirst();
    }

    /// The calls this agent rings or speaks in.
    List<LiveCall> of(UUID agent) {
        return byInteraction.values().stream()
                .filter(call -> call.leg(agent).isPresent())
                .toList();
    }

    Collection<LiveCall> all() {
        return List.copyOf(byInteraction.values());
    }

    void leave(LiveCall call) {
        byInteraction.remove(call.interaction(), call);
        byChannelId.remove(call.channelId(), call);
    }

    /// This node leads no exchange any more.
    void forget() {
        byInteraction.clear();
        byChannelId.clear();
    }
}

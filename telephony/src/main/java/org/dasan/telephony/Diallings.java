package org.dasan.telephony;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.dasan.acd.SeatId;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Calls to numbers outside that nobody has answered yet, on the exchange this node leads.
@Component
class Diallings {
    private final Map<InteractionId, Dialling> byInteraction = new ConcurrentHashMap<>();

    /// An agent who calls somebody.
    ///
    /// @param line      the agent's telephone
    /// @param channelId the exchange's own name of its line in this call
    /// @param channel   how the exchange names it in its grammar; nothing before the agent's telephone is answered
    /// @param number    what is dialled then; nothing when another server knew it
    record Dialling(
            InteractionId interaction,
            SeatId seat,
            UUID agent,
            String line,
            String channelId,
            @Nullable String channel,
            @Nullable String number,
            Instant since) {
        Dialling on(String newChannel) {
            return new Dialling(interaction, seat, agent, line, channelId, newChannel, number, since);
        }
    }

    void put(Dialling dialling) {
        byInteraction.put(dialling.interaction(), dialling);
    }

    Optional<Dialling> find(InteractionId interaction) {
        return Optional.ofNullable(byInteraction.get(interaction));
    }

    Optional<Dialling> onChannel(String channelId) {
        return byInteraction.values().stream()
                .filter(dialling -> dialling.channelId().equals(channelId))
                .findFirst();
    }

    List<Dialling> of(UUID agent) {
        return byInteraction.values().stream()
                .filter(dialling -> dialling.agent().equals(agent))
                .toList();
    }

    void remove(InteractionId interaction) {
        byInteraction.remove(interaction);
    }

    /// This node leads no exchange any more.
    void forget() {
        byInteraction.clear();
    }
}

package org.dasan.channels.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.dasan.acd.SeatRole;
import org.dasan.city.Label;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Message;
import org.dasan.interactions.Messages;
import org.dasan.live.Frame;
import org.dasan.store.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Turns events that a citizen may see into frames. A frame tells how things stand now, under the number of
/// its event:
/// state may run ahead of the events, it never falls behind them.
@Component
class ChatFrames {
    private final Messages messages;
    private final Posts posts;
    private final JsonMapper json;

    ChatFrames(Messages messages, Posts posts, JsonMapper json) {
        this.messages = messages;
        this.posts = posts;
        this.json = json;
    }

    /// Frames of these events, in the same order; all messages are read at once.
    ///
    /// @param states how an interaction stands
    List<StreamFrame> of(List<StoredEvent> events, Function<InteractionId, @Nullable ChatState> states) {
        var seen = events.stream().filter(StoredEvent::visibleToCitizen).toList();
        var byId = messages.byId(seen.stream()
                .filter(ChatFrames::isMessage)
                .map(ChatFrames::messageId)
                .toList());
        var frames = new ArrayList<StreamFrame>(seen.size());
        for (var event : seen) {
            var frame = frame(event, byId, states);
            if (frame != null) {
                frames.add(frame);
            }
        }
        return frames;
    }

    /// As the socket sends it.
    Frame.Stream toSend(StreamFrame frame) {
        return new Frame.Stream(frame.streamId(), frame.seq(), frame.prev(), json.writeValueAsString(frame));
    }

    Frame.Transient toSend(PassingFrame frame) {
        return new Frame.Transient(json.writeValueAsString(frame));
    }

    ChatMessage message(Message m) {
        var from = m.direction().equals("SYSTEM")
                ? "SYSTEM"
                : m.authorKind().equals("SUPERVISOR") ? "AGENT" : m.authorKind(); // citizens talk with the city
        return new ChatMessage(
                m.id(),
                from.equals("CITIZEN") ? m.clientId() : null,
                m.number(),
                m.interaction().value(),
                from,
                label(m, from),
                m.text(),
                m.code(),
                m.language(),
                m.at(),
                m.media());
    }

    private @Nullable Label label(Message m, String from) {
        return switch (from) {
            case "AGENT" -> posts.of(m.staff(), SeatRole.AGENT);
            case "INTERPRETER" -> posts.of(m.staff(), SeatRole.INTERPRETER);
            default -> null;
        };
    }

    private @Nullable StreamFrame frame(
            StoredEvent event, Map<UUID, Message> byId, Function<InteractionId, @Nullable ChatState> states) {
        var stream = event.stream().id();
        int prev = Objects.requireNonNull(event.publicPrev());
        if (event.type().equals("interactions.read")) {
            var data = event.data();
            return new StreamFrame.ReadFrame(
                    stream,
                    event.seq(),
                    prev,
                    data.path("by").asString(),
                    data.path("upTo").asInt());
        }
        var message = isMessage(event) ? byId.get(messageId(event)) : null;
        if (message != null) {
            return new StreamFrame.MessageFrame(stream, event.seq(), prev, message(message));
        }
        var state = states.apply(new InteractionId(stream)); // also for a message that has been erased since
        return state == null ? null : new StreamFrame.StateFrame(stream, event.seq(), prev, state.at(event.seq()));
    }

    static boolean isMessage(StoredEvent event) {
        return event.type().equals("interactions.message");
    }

    private static UUID messageId(StoredEvent event) {
        return UUID.fromString(event.data().path("message").asString());
    }
}

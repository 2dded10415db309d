package org.dasan.agentdesktop;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.Directory;
import org.dasan.city.Staff;
import org.dasan.city.StaffId;
import org.dasan.interactions.MediaItem;
import org.dasan.interactions.Message;
import org.dasan.interactions.Messages;
import org.dasan.live.Frame;
import org.dasan.store.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Turns events of an interaction into what the desk is told. Staff see every event: the one before is `seq`
/// − 1.
@Component
class StaffFrames {
    private final Messages messages;
    private final Directory directory;
    private final JsonMapper json;

    StaffFrames(Messages messages, Directory directory, JsonMapper json) {
        this.messages = messages;
        this.directory = directory;
        this.json = json;
    }

    record Author(UUID id, String label) {}

    /// A message as staff see it.
    record StaffMessage(
            UUID id,
            @Nullable UUID clientId,
            int number,
            UUID interactionId,
            String from,
            String text,
            @Nullable String lang,
            Instant at,
            List<MediaItem> media,
            @Nullable String code,
            @Nullable Author author) {}

    record TimelineEvent(String kind, Instant at, @Nullable String actor, JsonNode data) {}

    record MessageFrame(String type, UUID streamId, int seq, int prev, StaffMessage message) {}

    record ReadFrame(String type, UUID streamId, int seq, int prev, String by, int upTo) {}

    record EventFrame(String type, UUID streamId, int seq, int prev, TimelineEvent event) {}

    /// Frames for these events, in the same order; messages are loaded at once.
    List<Frame.Stream> of(List<StoredEvent> events) {
        var ids = events.stream()
                .filter(StaffFrames::tellsMessage)
                .map(StaffFrames::messageId)
                .toList();
        var byId = messages.byId(ids);
        return events.stream().map(event -> frame(event, byId)).toList();
    }

    StaffMessage message(Message m) {
        return new StaffMessage(
                m.id(),
                m.clientId(),
                m.number(),
                m.interaction().value(),
                from(m),
                m.text(),
                m.language(),
                m.at(),
                m.media(),
                m.code(),
                m.staff() == null ? null : new Author(m.staff(), name(m.staff())));
    }

    TimelineEvent timeline(StoredEvent event) {
        return new TimelineEvent(
                event.type(), event.occurredAt(), event.actor() == null ? null : name(event.actor()), event.data());
    }

    /// CITIZEN, AGENT, INTERPRETER, SYSTEM, or NOTE whoever wrote it.
    static String from(Message m) {
        return switch (m.direction()) {
            case "NOTE" -> "NOTE";
            case "SYSTEM" -> "SYSTEM";
            default -> m.authorKind().equals("SUPERVISOR") ? "AGENT" : m.authorKind(); // by name, as all of the city
        };
    }

    static boolean isMessage(StoredEvent event) {
        return event.type().equals("interactions.message");
    }

    /// Whether it is told as the message itself: a new one, or one that has got more.
    private static boolean tellsMessage(StoredEvent event) {
        return isMessage(event) || event.type().equals("interactions.media");
    }

    private static UUID messageId(StoredEvent event) {
        return UUID.fromString(event.data().path("message").asString());
    }

    private Frame.Stream frame(StoredEvent event, Map<UUID, Message> byId) {
        var stream = event.stream().id();
        int prev = event.seq() - 1;
        Object frame = tellsMessage(event)
                ? Optional.ofNullable(byId.get(messageId(event)))
                        .<Object>map(m -> new MessageFrame("message", stream, event.seq(), prev, message(m)))
                        .orElseGet(() -> eventFrame(event, stream, prev)) // erased since
                : event.type().equals("interactions.read")
                        ? new ReadFrame(
                                "read",
                                stream,
                                event.seq(),
                                prev,
                                event.data().path("by").asString(),
                                event.data().path("upTo").asInt())
                        : eventFrame(event, stream, prev);
        return new Frame.Stream(stream, event.seq(), prev, json.writeValueAsString(frame));
    }

    private EventFrame eventFrame(StoredEvent event, UUID stream, int prev) {
        return new EventFrame("event", stream, event.seq(), prev, timeline(event));
    }

    private String name(UUID staff) {
        return directory.staff(new StaffId(staff)).map(Staff::displayName).orElse("");
    }
}

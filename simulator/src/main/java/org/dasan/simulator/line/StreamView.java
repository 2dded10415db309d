package org.dasan.simulator.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// What one screen has of a conversation, kept as the protocol asks: what follows is applied, what is known
/// is ignored, and a gap means to load anew. It also watches what must never happen.
public final class StreamView {
    /// What becomes of a frame.
    public enum Heard {
        APPLIED,
        KNOWN,
        GAP
    }

    private final String owner;
    private final Map<UUID, JsonNode> messages = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private UUID stream;
    private int seq;
    private String phase = "";

    public StreamView(String owner, UUID stream) {
        this.owner = owner;
        this.stream = stream;
    }

    /// Takes over what the server told as a whole.
    ///
    /// @param at   position in the stream that the answer is of
    /// @param told all messages
    public synchronized void load(UUID current, int at, String state, JsonNode told) {
        if (current.equals(stream) && at < seq) {
            return; // it left the server before frames that are applied already
        }
        var fresh = new LinkedHashMap<UUID, JsonNode>();
        told.forEach(message -> fresh.put(id(message), message));
        if (fresh.size() != told.size()) {
            faults.add(owner + " was told a message twice in one answer: " + told);
        }
        messages.forEach((id, message) -> {
            if (!fresh.containsKey(id)) {
                faults.add(owner + " had message " + id + " ("
                        + message.path("text").asString("") + ") and it vanished");
            }
        });
        messages.clear();
        messages.putAll(fresh);
        stream = current;
        seq = at;
        phase = state;
    }

    public synchronized Heard apply(JsonNode frame) {
        if (!frame.path("streamId").asString("").equals(stream.toString())
                || frame.path("seq").asInt() <= seq) {
            return Heard.KNOWN;
        }
        if (frame.path("prev").asInt() != seq) {
            return Heard.GAP;
        }
        seq = frame.path("seq").asInt();
        switch (frame.path("type").asString("")) {
            case "message" -> {
                var message = frame.path("message");
                if (messages.put(id(message), message) != null) {
                    faults.add(owner + " got message " + id(message) + " twice");
                }
            }
            case "state" -> phase = frame.path("state").path("phase").asString("");
            default -> {} // nothing that is kept
        }
        return Heard.APPLIED;
    }

    public synchronized String phase() {
        return phase;
    }

    public synchronized UUID stream() {
        return stream;
    }

    public synchronized int seq() {
        return seq;
    }

    /// A copy, in the order in which they came.
    public synchronized List<JsonNode> messages() {
        return List.copyOf(messages.values());
    }

    public synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    private static UUID id(JsonNode message) {
        return UUID.fromString(message.path("id").asString());
    }
}

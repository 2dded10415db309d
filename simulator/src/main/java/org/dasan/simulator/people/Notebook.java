package org.dasan.simulator.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What a citizen knows of their conversation: what they wrote and were told is stored, and what they saw.
public final class Notebook {
    private final String owner;
    private final Set<UUID> tried = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Note> acknowledged = new ConcurrentHashMap<>();
    private volatile Set<UUID> seen = Set.of();
    private volatile boolean sawTheEnd;

    /// @param text its hash
    private record Note(UUID clientId, int text) {}

    Notebook(String owner) {
        this.owner = owner;
    }

    void trying(UUID clientId) {
        tried.add(clientId);
    }

    void acknowledged(UUID id, UUID clientId, String text) {
        acknowledged.put(id, new Note(clientId, text.hashCode()));
    }

    /// What the screen showed last.
    void leaves(List<JsonNode> messages, boolean theEnd) {
        seen = messages.stream().map(message -> id(message, "id")).collect(Collectors.toUnmodifiableSet());
        sawTheEnd = theEnd;
    }

    /// Where this differs from what the server has now; empty when it agrees.
    ///
    /// @param stored all messages of the conversation, as its citizen is shown them
    public List<String> differences(JsonNode stored) {
        var found = new ArrayList<String>();
        var byId = new java.util.HashMap<UUID, JsonNode>();
        var own = new ArrayList<UUID>();
        for (var message : stored) {
            if (byId.put(id(message, "id"), message) != null) {
                found.add(owner + " is told message " + id(message, "id") + " twice");
            }
            if (message.path("from").asString("").equals("CITIZEN")) {
                own.add(id(message, "clientId"));
            }
        }
        acknowledged.forEach((id, note) -> {
            var message = byId.get(id);
            if (message == null) {
                found.add(owner + " was told that message " + id + " is stored, and it is not");
            } else if (message.path("text").asString("").hashCode() != note.text
                    || !id(message, "clientId").equals(note.clientId)) {
                found.add(owner + " wrote message " + id + ", and it is another now");
            }
        });
        if (own.stream().distinct().count() < own.size()) {
            found.add(owner + " wrote something once that is stored twice");
        }
        own.stream()
                .filter(clientId -> !tried.contains(clientId))
                .forEach(clientId -> found.add(owner + " never wrote message " + clientId));
        seen.stream()
                .filter(id -> !byId.containsKey(id))
                .forEach(id -> found.add(owner + " saw message " + id + ", which is not stored"));
        if (sawTheEnd) {
            byId.keySet().stream()
                    .filter(id -> !seen.contains(id))
                    .forEach(id -> found.add(owner + " stayed to the end and has not seen message " + id));
        }
        return found;
    }

    private static UUID id(JsonNode message, String field) {
        var text = message.path(field).asString("");
        return text.isEmpty() ? new UUID(0, 0) : UUID.fromString(text);
    }
}

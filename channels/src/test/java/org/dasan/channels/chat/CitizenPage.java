package org.dasan.channels.chat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A citizen's page as the protocol asks it to behave: applies what follows, ignores what it has, loads the
/// snapshot when something is missing in between.
final class CitizenPage implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ChatCity city;
    private final ChatCity.Visitor visitor;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<UUID, JsonNode> messages = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<JsonNode> passing = new CopyOnWriteArrayList<>();
    private volatile UUID stream;
    private volatile int seq;
    private volatile String phase = "";
    private final AtomicInteger reloads = new AtomicInteger();
    private volatile int closeCode;
    private @Nullable WebSocket socket;

    CitizenPage(ChatCity city, ChatCity.Visitor visitor) {
        this.city = city;
        this.visitor = visitor;
        stream = visitor.interaction();
        load();
    }

    /// Opens a socket and says what it has already.
    CitizenPage connect() {
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + city.port + "/ws"), new Listener())
                .join();
        var hello = Map.of("type", "hello", "token", visitor.token(), "streams", Map.of(stream.toString(), seq));
        socket.sendText(JSON.writeValueAsString(hello), true).join();
        return this;
    }

    /// The network goes away without a word.
    void drop() {
        var open = socket;
        if (open != null) {
            open.abort();
        }
    }

    void send(Object frame) {
        var open = socket;
        if (open != null) {
            open.sendText(JSON.writeValueAsString(frame), true).join();
        }
    }

    /// What was said, by number.
    Map<Integer, String> texts() {
        var texts = new TreeMap<Integer, String>();
        messages.values()
                .forEach(m -> texts.put(m.path("number").asInt(), m.path("text").asString()));
        return texts;
    }

    /// The words and codes in their order, of one interaction after the other.
    List<String> lines() {
        return messages.values().stream()
                .sorted(Comparator.comparing(
                                (JsonNode m) -> m.path("interactionId").asString(""))
                        .thenComparingInt(m -> m.path("number").asInt()))
                .map(m -> m.path("code").asString(m.path("text").asString()))
                .toList();
    }

    String phase() {
        return phase;
    }

    int seq() {
        return seq;
    }

    int reloads() {
        return reloads.get();
    }

    int closeCode() {
        return closeCode;
    }

    UUID stream() {
        return stream;
    }

    /// Types of the frames in the order in which they came.
    List<String> heard() {
        return heard;
    }

    /// Short-lived frames of this type.
    List<JsonNode> passing(String type) {
        return passing.stream()
                .filter(frame -> frame.path("type").asString().equals(type))
                .toList();
    }

    private synchronized void load() {
        var snapshot = city.get(visitor.path(), visitor.token()).body();
        take(snapshot.path("state"));
        snapshot.path("messages").forEach(this::keep);
    }

    private void take(JsonNode state) {
        stream = UUID.fromString(state.path("streamId").asString());
        seq = state.path("seq").asInt();
        phase = state.path("phase").asString();
    }

    private void keep(JsonNode message) {
        messages.put(UUID.fromString(message.path("id").asString()), message);
    }

    private synchronized void received(JsonNode frame) {
        var type = frame.path("type").asString();
        heard.add(type);
        switch (type) {
            case "message", "state", "read" -> inStream(frame);
            case "reload" -> reload();
            case "queue", "typing", "presence" -> passing.add(frame);
            default -> {}
        }
    }

    private void inStream(JsonNode frame) {
        if (!frame.path("streamId").asString().equals(stream.toString())
                || frame.path("seq").asInt() <= seq) {
            return;
        }
        if (frame.path("prev").asInt() != seq) {
            reload();
            return;
        }
        seq = frame.path("seq").asInt();
        switch (frame.path("type").asString()) {
            case "message" -> keep(frame.path("message"));
            case "state" -> take(frame.path("state"));
            default -> {}
        }
    }

    private void reload() {
        reloads.incrementAndGet();
        var before = stream;
        load();
        if (!before.equals(stream)) {
            send(Map.of("type", "subscribe", "streams", Map.of(stream.toString(), seq)));
        }
    }

    @Override
    public void close() {
        drop();
        http.shutdownNow();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                var whole = text.toString();
                text.setLength(0);
                received(JSON.readTree(whole));
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closeCode = statusCode;
            return null;
        }
    }
}

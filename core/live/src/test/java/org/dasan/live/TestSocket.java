package org.dasan.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dasan.testkit.Eventually;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client that writes down what it is sent.
final class TestSocket implements WebSocket.Listener, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    private TestSocket(WebSocket.Builder builder, int port) {
        socket = builder.connectTimeout(Duration.ofSeconds(10))
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), this)
                .join();
    }

    static TestSocket visitor(Node node) {
        return new TestSocket(HTTP.newWebSocketBuilder(), node.port());
    }

    static TestSocket staff(Node node, UUID id) {
        return new TestSocket(HTTP.newWebSocketBuilder().header(Node.STAFF_HEADER, id.toString()), node.port());
    }

    static TestSocket fromOrigin(Node node, String origin) {
        return new TestSocket(HTTP.newWebSocketBuilder().header("Origin", origin), node.port());
    }

    /// Says hello and waits to be welcomed.
    TestSocket hello(String token, UUID stream, int seq) {
        send("{\"type\":\"hello\",\"token\":\"" + token + "\",\"streams\":{\"" + stream + "\":" + seq + "}}");
        Eventually.that(
                () -> org.assertj.core.api.Assertions.assertThat(types()).contains("welcome"));
        return this;
    }

    TestSocket hello() {
        send("{\"type\":\"hello\",\"streams\":{}}");
        Eventually.that(
                () -> org.assertj.core.api.Assertions.assertThat(types()).contains("welcome"));
        return this;
    }

    void send(String json) {
        socket.sendText(json, true).join();
    }

    List<String> types() {
        return frames.stream().map(frame -> frame.path("type").asString()).toList();
    }

    /// Sequence numbers of the facts received, in order.
    List<Integer> facts() {
        return frames.stream()
                .filter(frame -> frame.path("type").asString().equals("message"))
                .map(frame -> frame.path("seq").asInt())
                .toList();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            frames.add(JSON.readTree(part.toString()));
            part.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(-1);
    }

    @Override
    public void close() {
        socket.abort();
    }
}

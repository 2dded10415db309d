package org.dasan.benchmarks;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An agent's desk as far as a benchmark needs it: signed in, with its socket.
final class DeskClient implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final HttpClient http;
    private @Nullable WebSocket socket;

    /// @param http shared by all desks: a thousand of them need one selector, not a thousand
    DeskClient(URI server, HttpClient http) {
        this.server = server;
        this.http = http;
    }

    static HttpClient http(Executor threads) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .build();
    }

    void signIn(String username) {
        send("POST", "/session", Map.of("username", username, "password", "demo-120"));
        send("GET", "/session", null);
    }

    /// The answer's body; empty when there was none.
    ///
    /// @throws IllegalStateException when the server refused
    JsonNode send(String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(server.resolve("/api/v1" + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Cookie", cookies())
                .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""))
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").stream()
                    .flatMap(header -> HttpCookie.parse(header).stream())
                    .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        method + " " + path + " answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String cookies() {
        return cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
    }

    /// Opens the desk's socket; `heard` gets each frame.
    void listen(Consumer<JsonNode> heard) {
        listen("{\"type\":\"hello\",\"streams\":{}}", heard);
    }

    /// Opens a socket.
    ///
    /// @param hello what it says first
    void listen(String hello, Consumer<JsonNode> heard) {
        var address = URI.create("ws" + server.toString().substring("http".length()) + "/ws");
        var open = http.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("Cookie", cookies())
                .buildAsync(address, new Ear(heard))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
        open.sendText(hello, true).join();
        socket = open;
    }

    /// Says that it is still there; whose socket is closed says nothing, and holds up nobody else.
    void ping() {
        var open = socket;
        if (open != null && !open.isOutputClosed()) {
            var _ = open.sendText("{\"type\":\"ping\"}", true);
        }
    }

    void say(String frame) {
        var open = socket;
        if (open != null) {
            open.sendText(frame, true).join();
        }
    }

    @Override
    public void close() {
        var open = socket;
        if (open != null) {
            open.abort();
        }
    }

    /// Puts the pieces of a frame together.
    private static final class Ear implements WebSocket.Listener {
        private final Consumer<JsonNode> heard;
        private final StringBuilder pieces = new StringBuilder();

        Ear(Consumer<JsonNode> heard) {
            this.heard = heard;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            pieces.append(data);
            if (last) {
                heard.accept(JSON.readTree(pieces.toString()));
                pieces.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}

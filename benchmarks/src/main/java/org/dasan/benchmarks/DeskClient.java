package org.dasan.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
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
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http;
    private @Nullable WebSocket socket;

    DeskClient(URI server, Executor threads) {
        this.server = server;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .cookieHandler(cookies)
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
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
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

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(each -> each.getName() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
    }

    /// Opens the socket; `heard` gets each frame.
    void listen(Consumer<JsonNode> heard) {
        var address = URI.create("ws" + server.toString().substring("http".length()) + "/ws");
        var open = http.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .buildAsync(address, new Ear(heard))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
        open.sendText("{\"type\":\"hello\",\"streams\":{}}", true).join();
        socket = open;
    }

    void ping() {
        var open = socket;
        if (open != null) {
            open.sendText("{\"type\":\"ping\"}", true).join();
        }
    }

    @Override
    public void close() {
        var open = socket;
        if (open != null) {
            open.abort();
        }
        http.shutdownNow();
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

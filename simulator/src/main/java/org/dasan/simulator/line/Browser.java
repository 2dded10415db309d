package org.dasan.simulator.line;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One person's browser: keeps cookies, and goes to the next server when its own does not answer.
public final class Browser {
    public static final JsonMapper JSON = JsonMapper.shared();

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    public static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final Entrances entrances;
    private final AtomicInteger entrance;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private volatile @Nullable String token;

    public Browser(Entrances entrances, int first) {
        this.entrances = entrances;
        this.entrance = new AtomicInteger(first);
    }

    /// What a server answered; always a decision.
    public record Answer(int status, JsonNode body) {
        public boolean ok() {
            return status < 300;
        }

        public String problem() {
            return body.path("type").asString("");
        }
    }

    public void useToken(String visitorToken) {
        token = visitorToken;
    }

    public Answer get(String path) throws Unreachable {
        return send("GET", path, null, Map.of());
    }

    public Answer post(String path, Object body) throws Unreachable {
        return send("POST", path, body, Map.of());
    }

    /// Posts with more headers than the usual ones.
    public Answer post(String path, Object body, Map<String, String> headers) throws Unreachable {
        return send("POST", path, body, headers);
    }

    public Answer delete(String path) throws Unreachable {
        return send("DELETE", path, null, Map.of());
    }

    public Answer put(String path, Object body) throws Unreachable {
        return send("PUT", path, body, Map.of());
    }

    /// What stands at an address that is not of the interface.
    public String text(String path) throws Unreachable {
        int tried = entrance.get();
        var request = HttpRequest.newBuilder(entrances.get(tried).resolve(path)).timeout(PATIENCE);
        identify(request::header);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new Unreachable(path + " answered " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new Unreachable(path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted", e);
        }
    }

    private Answer send(String method, String path, @Nullable Object body, Map<String, String> headers)
            throws Unreachable {
        int tried = entrance.get();
        var request = HttpRequest.newBuilder(entrances.get(tried).resolve("/api/v1" + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        identify(request::header);
        headers.forEach(request::header);
        var csrf = cookies.get("XSRF-TOKEN");
        if (csrf != null) {
            request.header("X-XSRF-TOKEN", csrf);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").stream()
                    .flatMap(line -> HttpCookie.parse(line).stream())
                    .forEach(this::keep);
            if (response.statusCode() == 500) {
                faults.add(method + " " + path + " answered 500 " + response.body());
            }
            if (response.statusCode() >= 500 || response.statusCode() == 429) {
                throw new Unreachable(
                        method + " " + path + " answered " + response.statusCode() + " " + response.body());
            }
            var text = response.body();
            return new Answer(response.statusCode(), text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text));
        } catch (IOException | JacksonException e) { // gone, or cut off in the middle of the answer
            goElsewhere(tried);
            throw new Unreachable(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted", e);
        }
    }

    private void identify(HeaderSink headers) {
        var bearer = token;
        if (bearer != null) {
            headers.set("Authorization", "Bearer " + bearer);
        }
        if (!cookies.isEmpty()) {
            headers.set(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(c -> c.getKey() + "=" + c.getValue())
                            .collect(Collectors.joining("; ")));
        }
    }

    private interface HeaderSink {
        Object set(String name, String value);
    }

    private void keep(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }

    /// Opens a socket at the server this browser uses.
    public CompletableFuture<WebSocket> openSocket(WebSocket.Listener listener) {
        int tried = entrance.get();
        var http = entrances.get(tried);
        var builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
        if (token == null) {
            identify(builder::header);
        }
        return builder.buildAsync(URI.create("ws" + http.toString().substring("http".length()) + "/ws"), listener)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        goElsewhere(tried);
                    }
                });
    }

    /// Answers that nobody should ever get.
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /// Several requests that fail at once are one reason to move.
    public void goElsewhere(int tried) {
        entrance.compareAndSet(tried, tried + 1);
    }
}

package org.dasan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dasan.testkit.Eventually;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The socket of a page that somebody has open, and what came through it.
public final class LiveSocket {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Listening listening = new Listening();
    private final WebSocket socket;

    private LiveSocket(int port, String cookie, String hello) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", "DASAN_SESSION=" + cookie)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), listening)
                .join();
        send(hello);
        Eventually.that(() -> assertThat(frames("welcome")).isNotEmpty());
    }

    /// A desk, or a page beside it.
    static LiveSocket desk(int port, Caller page) {
        return new LiveSocket(port, page.cookie("DASAN_SESSION").orElseThrow(), "{\"type\":\"hello\",\"streams\":{}}");
    }

    /// A screen at which nobody works.
    public static LiveSocket screen(int port, Caller page) {
        return new LiveSocket(
                port,
                page.cookie("DASAN_SESSION").orElseThrow(),
                "{\"type\":\"hello\",\"screen\":\"test\",\"streams\":{}}");
    }

    public void send(String frame) {
        socket.sendText(frame, true).join();
    }

    /// What came of one type, the oldest first.
    public List<JsonNode> frames(String type) {
        return listening.texts.stream()
                .map(text -> JSON.readTree(text))
                .filter(frame -> frame.path("type").asString("").equals(type))
                .toList();
    }

    /// Waits until it is closed; the close code.
    public int closed() {
        return listening.closed.join();
    }

    private static final class Listening implements WebSocket.Listener {
        final List<String> texts = new CopyOnWriteArrayList<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                texts.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }
    }
}

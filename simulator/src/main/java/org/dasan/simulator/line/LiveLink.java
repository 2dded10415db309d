package org.dasan.simulator.line;

import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One socket to a server, opened again for as long as its owner stays.
public final class LiveLink implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMillis(250);
    private static final Duration WATCH = Duration.ofSeconds(1);
    private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Browser browser;
    private final Supplier<Map<String, Object>> hello;
    private final Consumer<JsonNode> onFrame;
    private final News news = new News();
    private final Thread keeper;
    private volatile boolean wanted = true;
    private volatile boolean lost;
    private volatile @Nullable Listener current;
    private volatile long brokenAt;
    private volatile long longestBreakNanos;

    /// @param hello   what is said first on each new socket
    /// @param onFrame hears the frames of the newest socket, one after the other
    public LiveLink(String name, Browser browser, Supplier<Map<String, Object>> hello, Consumer<JsonNode> onFrame) {
        this.browser = browser;
        this.hello = hello;
        this.onFrame = onFrame;
        this.keeper = Thread.ofVirtual().name("socket of " + name).start(this::keepOpen);
    }

    private void keepOpen() {
        try {
            while (wanted) {
                long seen = news.count();
                var open = current;
                boolean broken = open == null || !open.alive;
                if (broken && !lost) {
                    connect();
                } else if (open != null && !broken && System.nanoTime() - open.pinged > PING_NANOS) {
                    open.ping();
                }
                news.awaitSince(seen, isUp() ? WATCH : AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isUp() {
        var open = current;
        return open != null && open.alive;
    }

    /// The network is gone until it is found again.
    public void lose() {
        lost = true;
        var open = current;
        if (open != null) {
            open.abort();
            open.gone();
        }
    }

    public void find() {
        lost = false;
        news.tell();
    }

    private void connect() {
        var listener = new Listener();
        current = listener;
        try {
            var socket = browser.openSocket(listener).join();
            listener.socket = socket;
            listener.send(hello.get());
        } catch (CompletionException e) {
            listener.alive = false; // tried again in a moment
        }
    }

    public void send(Map<String, Object> frame) {
        var open = current;
        if (open != null) {
            open.send(frame);
        }
    }

    /// The longest time from the end of a socket to the welcome on the next.
    public Duration longestBreak() {
        return Duration.ofNanos(longestBreakNanos);
    }

    /// The device is switched off: nobody is told, nothing comes back.
    @Override
    public void close() {
        wanted = false;
        news.tell();
        var open = current;
        current = null;
        if (open != null) {
            open.abort();
        }
        try {
            keeper.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var late = current;
        if (late != null) { // it was just being opened
            late.abort();
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private volatile boolean alive = true;
        private volatile long pinged = System.nanoTime();
        private volatile @Nullable WebSocket socket;

        void send(Map<String, Object> frame) {
            var open = socket;
            if (open == null || !alive) {
                return;
            }
            synchronized (this) { // one frame at a time
                try {
                    open.sendText(Browser.JSON.writeValueAsString(frame), true).join();
                } catch (CompletionException e) {
                    alive = false;
                }
            }
        }

        void ping() {
            pinged = System.nanoTime();
            send(Map.of("type", "ping"));
        }

        void abort() {
            alive = false;
            var open = socket;
            if (open != null) {
                open.abort();
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                var whole = text.toString();
                text.setLength(0);
                if (this == current) {
                    heard(Browser.JSON.readTree(whole));
                }
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            gone();
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            gone();
        }

        private void heard(JsonNode frame) {
            if (frame.path("type").asString("").equals("welcome") && brokenAt != 0) {
                longestBreakNanos = Math.max(longestBreakNanos, System.nanoTime() - brokenAt);
                brokenAt = 0;
            }
            onFrame.accept(frame);
        }

        private void gone() {
            alive = false;
            if (brokenAt == 0 && this == current) {
                brokenAt = System.nanoTime();
            }
            news.tell();
        }
    }
}

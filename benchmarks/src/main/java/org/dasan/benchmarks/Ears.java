package org.dasan.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Many sockets that count what they hear, and tell how long it was on its way.
final class Ears implements AutoCloseable {
    private static final String MARK = "\"bench\":";
    private static final long PATIENCE_SECONDS = 120;
    private static final long PING_AFTER_NANOS = 10_000_000_000L;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpClient http = HttpClient.newBuilder().executor(threads).build();
    private final List<WebSocket> sockets = new ArrayList<>();
    private final ConcurrentLinkedQueue<Double> delays = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch expected = new CountDownLatch(0);
    private volatile boolean timed;

    private final boolean pings;
    private long lastPing = System.nanoTime();

    private Ears(boolean pings) {
        this.pings = pings;
    }

    /// Opens so many sockets of the person with these cookies.
    ///
    /// @param hello what each says first, and is welcomed for; nothing for sockets that do not talk
    static Ears open(URI server, String path, String cookies, int count, String hello) {
        var ears = new Ears(!hello.isEmpty());
        var address = URI.create("ws" + server.toString().substring("http".length()) + path);
        for (int i = 0; i < count; i++) {
            var welcome = new CompletableFuture<Void>();
            var socket = ears.http
                    .newWebSocketBuilder()
                    .header("Cookie", cookies)
                    .buildAsync(address, ears.new Ear(welcome))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
            if (!hello.isEmpty()) {
                socket.sendText(hello, true).join();
                welcome.orTimeout(30, TimeUnit.SECONDS).join();
            }
            ears.sockets.add(socket);
        }
        return ears;
    }

    /// Sends so many frames as fast as it goes.
    ///
    /// @return deliveries a second, until the last socket has the last frame
    double burst(Consumer<String> send, int frames) throws InterruptedException {
        sayThatWeLive();
        timed = false;
        int deliveries = frames * sockets.size();
        expected = new CountDownLatch(deliveries);
        long begin = System.nanoTime();
        for (int i = 0; i < frames; i++) {
            send.accept(frame());
        }
        await();
        return deliveries / ((System.nanoTime() - begin) / 1e9);
    }

    /// Sends five frames a second.
    ///
    /// @return milliseconds each delivery was on its way
    double[] steady(Consumer<String> send, int frames) throws InterruptedException {
        sayThatWeLive();
        delays.clear();
        timed = true;
        expected = new CountDownLatch(frames * sockets.size());
        long begin = System.nanoTime();
        for (int i = 0; i < frames; i++) {
            long left = begin + i * 200_000_000L - System.nanoTime();
            new SynchronousQueue<Integer>().poll(left, TimeUnit.NANOSECONDS); // nobody ever puts anything in
            send.accept(frame());
        }
        await();
        return delays.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void sayThatWeLive() {
        if (pings && System.nanoTime() - lastPing > PING_AFTER_NANOS) {
            lastPing = System.nanoTime();
            sockets.forEach(
                    socket -> socket.sendText("{\"type\":\"ping\"}", true).join());
        }
    }

    private void await() throws InterruptedException {
        if (!expected.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(expected.getCount() + " frames did not arrive");
        }
    }

    private static String frame() {
        return "{\"type\":\"bench\"," + MARK + System.nanoTime() + ",\"pad\":\"" + "x".repeat(180) + "\"}";
    }

    @Override
    public void close() {
        sockets.forEach(WebSocket::abort);
        http.shutdownNow();
        threads.shutdownNow();
    }

    private final class Ear implements WebSocket.Listener {
        private final CompletableFuture<Void> welcome;
        private final StringBuilder pieces = new StringBuilder();

        Ear(CompletableFuture<Void> welcome) {
            this.welcome = welcome;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            pieces.append(data);
            if (last) {
                int mark = pieces.indexOf(MARK);
                if (mark >= 0) {
                    if (timed) {
                        delays.add((System.nanoTime() - sentAt(mark + MARK.length())) / 1e6);
                    }
                    expected.countDown();
                } else if (pieces.indexOf("\"welcome\"") >= 0) {
                    welcome.complete(null);
                }
                pieces.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private long sentAt(int from) {
            int end = from;
            while (Character.isDigit(pieces.charAt(end))) {
                end++;
            }
            return Long.parseLong(pieces.substring(from, end));
        }
    }
}

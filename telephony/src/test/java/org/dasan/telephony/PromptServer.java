package org.dasan.telephony;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Stands between the exchange and the server that has the prompts, and breaks as it is told.
final class PromptServer implements AutoCloseable {
    /// What becomes of a request for a sound.
    enum Mode {
        PASSED_ON,
        NOT_FOUND,
        BROKEN,
        BREAKS_OFF,
        NO_SOUND,
        NEVER_ANSWERS
    }

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Mode mode = Mode.PASSED_ON;
    private volatile int target;

    PromptServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The port of the server that has the prompts.
    void passesOnTo(int port) {
        target = port;
    }

    void is(Mode now) {
        mode = now;
    }

    private void answer(HttpExchange request) throws IOException {
        try (request) {
            switch (mode) {
                case PASSED_ON -> {
                    var sound = sound(request);
                    request.getResponseHeaders().set("Content-Type", "audio/wav");
                    request.sendResponseHeaders(200, sound.length);
                    request.getResponseBody().write(sound);
                }
                case NOT_FOUND -> request.sendResponseHeaders(404, -1);
                case BROKEN -> request.sendResponseHeaders(500, -1);
                case BREAKS_OFF -> {
                    request.getResponseHeaders().set("Content-Type", "audio/wav");
                    request.sendResponseHeaders(200, 16_044);
                    request.getResponseBody().write(Arrays.copyOf(sound(request), 30));
                }
                case NO_SOUND -> {
                    var page = "<h1>It works!</h1>".getBytes(StandardCharsets.UTF_8);
                    request.getResponseHeaders().set("Content-Type", "audio/wav");
                    request.sendResponseHeaders(200, page.length);
                    request.getResponseBody().write(page);
                }
                case NEVER_ANSWERS -> closing.await(60, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] sound(HttpExchange request) throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + target + request.getRequestURI()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("the server answers " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        client.close();
    }
}

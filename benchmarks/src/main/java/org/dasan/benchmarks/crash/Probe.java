package org.dasan.benchmarks.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.dasan.simulator.line.Browser;
import org.dasan.simulator.line.Entrances;
import org.dasan.simulator.line.News;
import org.jspecify.annotations.Nullable;

/// Asks a server again and again while its database is away: whether it is well, and for something that only
/// the database knows. It must always answer, soon, and with a sentence that tells what is the matter.
final class Probe implements AutoCloseable {
    /// Nobody should look at a page that does nothing for longer.
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String UNAVAILABLE = "/problems/database-unavailable";

    private final Entrances entrances;
    private final int entrance;
    private final Citizen citizen;
    private final News news = new News();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Thread thread;
    private volatile boolean wanted = true;
    private volatile boolean saidDown;
    private volatile boolean refused;
    private final AtomicInteger rounds = new AtomicInteger(); // in which everything was answered
    private long slowestNanos;

    private Probe(Entrances entrances, int entrance, Citizen citizen) {
        this.entrances = entrances;
        this.entrance = entrance;
        this.citizen = citizen;
        thread = Thread.ofVirtual().name("probe").start(this::look);
    }

    /// @param citizen one whose conversation has begun
    static Probe of(Entrances entrances, int entrance, Citizen citizen) {
        return new Probe(entrances, entrance, citizen);
    }

    private void look() {
        try {
            while (wanted) {
                var health = ask("/actuator/health", null);
                saidDown |= health != null && health.statusCode() == 503;
                var conversation = ask("/api/v1/chat/conversations/" + citizen.conversation(), citizen.token());
                refused |= conversation != null && conversation.statusCode() == 503;
                if (health != null
                        && health.statusCode() == 200
                        && conversation != null
                        && conversation.statusCode() == 200) {
                    rounds.incrementAndGet();
                }
                news.tell();
                news.awaitSince(news.count(), PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable HttpResponse<String> ask(String path, @Nullable String token) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(entrances.get(entrance) + path))
                .timeout(PATIENCE);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        long begin = System.nanoTime();
        try {
            var response = Browser.HTTP.send(request.build(), BodyHandlers.ofString());
            judge(path, response, System.nanoTime() - begin);
            return response;
        } catch (IOException e) {
            note(path + " got no answer: " + e, true);
            return null;
        }
    }

    private synchronized void judge(String path, HttpResponse<String> response, long nanos) {
        slowestNanos = Math.max(slowestNanos, nanos);
        int status = response.statusCode();
        note((path.startsWith("/actuator") ? "health " : "conversation ") + status, status != 200 && status != 503);
        if (nanos > SOON.toNanos()) {
            note(path + " took " + Duration.ofNanos(nanos).toMillis() + " ms", true);
        }
        if (status == 503 && path.startsWith("/api") && !response.body().contains(UNAVAILABLE)) {
            note("no problem document: " + response.body(), true);
        }
    }

    private synchronized void note(String what, boolean isFault) {
        answers.merge(what, 1, Integer::sum);
        if (isFault && !faults.contains(what)) {
            faults.add(what);
        }
    }

    /// Waits until the server has said that it is down, and refused a request for that reason.
    boolean awaitDown(Duration longest) throws InterruptedException {
        return news.await(() -> saidDown && refused, longest);
    }

    /// Waits until the server answers everything again.
    boolean awaitUp(Duration longest) throws InterruptedException {
        int before = rounds.get();
        return news.await(() -> rounds.get() > before, longest);
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized String summary() {
        return answers + ", slowest after " + Duration.ofNanos(slowestNanos).toMillis() + " ms";
    }

    @Override
    public void close() {
        wanted = false;
        news.tell();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

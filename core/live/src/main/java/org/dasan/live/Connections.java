package org.dasan.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import tools.jackson.databind.json.JsonMapper;

/// All open sockets of this node, watched for silence and for logins that end.
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final Duration EXPIRY_WARNING = Duration.ofMinutes(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Connection> open = new ConcurrentHashMap<>();
    private final LiveProperties properties;
    private final @Nullable SessionKeeper sessions;
    private final Executor threads;
    private final Clock clock;
    private final LongSupplier nanos;
    private final MeterRegistry metrics;
    private volatile boolean closing = true; // until the node has started

    Connections(
            LiveProperties properties,
            @Nullable SessionKeeper sessions,
            Executor threads,
            Clock clock,
            LongSupplier nanos,
            MeterRegistry metrics) {
        this.properties = properties;
        this.sessions = sessions;
        this.threads = threads;
        this.clock = clock;
        this.nanos = nanos;
        this.metrics = metrics;
        Gauge.builder("dasan.live.sockets", open, Map::size)
                .description("Open sockets of this node")
                .register(metrics);
        Gauge.builder("dasan.live.waiting.chars", this, Connections::waitingChars)
                .description("Characters that wait to be sent to slow clients")
                .register(metrics);
    }

    /// Takes sockets from now on.
    void open() {
        closing = false;
    }

    /// Takes a new socket in.
    ///
    /// @return false when the node is starting or closing
    boolean add(Connection connection) {
        open.put(connection.client().id(), connection);
        return !closing;
    }

    @Nullable
    Connection of(String id) {
        return open.get(id);
    }

    @Nullable
    Connection remove(String id, CloseStatus status) {
        var removed = open.remove(id);
        if (removed != null) {
            metrics.counter("dasan.live.closed", "code", String.valueOf(status.getCode()))
                    .increment();
            metrics.counter("dasan.live.dropped")
                    .increment((double) removed.client().dropped());
        }
        return removed;
    }

    /// Closes whoever has not said hello in time or has gone silent, and keeps logins alive.
    void watch() {
        var now = nanos.getAsLong();
        for (var connection : open.values()) {
            var client = connection.client();
            if (client.membership() == null
                    && connection.nanosOpen(now) > properties.helloTimeout().toNanos()) {
                client.close(SocketHandler.NOT_SIGNED_IN);
            } else if (connection.nanosSilent(now) > properties.silence().toNanos()) {
                client.close(SocketHandler.SILENT);
            } else if (connection.keepAliveDue(now, properties.keepAlive().toNanos())) {
                threads.execute(() -> keepLoginAlive(connection));
            }
        }
    }

    private void keepLoginAlive(Connection connection) {
        var httpSession = connection.httpSession();
        if (sessions == null || httpSession == null) {
            return;
        }
        try {
            var left = sessions.keepAlive(httpSession);
            if (left.isEmpty()) {
                connection.client().close(SocketHandler.NOT_SIGNED_IN);
            } else if (left.get().compareTo(EXPIRY_WARNING) < 0) {
                connection
                        .client()
                        .publish(new Frame.Snapshot(
                                "session",
                                JSON.writeValueAsString(Map.of(
                                        "type", "session",
                                        "state", "EXPIRING",
                                        "at", clock.instant().plus(left.get()).toString()))));
            }
        } catch (RuntimeException e) {
            LOG.warn("A login cannot be kept alive now ({})", e.getMessage());
        }
    }

    /// Sends everybody to another node, or to this one when it is back.
    void closeAll() {
        closing = true;
        open.values().forEach(connection -> connection.client().close(CloseStatus.SERVICE_RESTARTED));
    }

    int size() {
        return open.size();
    }

    private double waitingChars() {
        return open.values().stream()
                .mapToDouble(connection -> connection.client().waitingChars())
                .sum();
    }
}

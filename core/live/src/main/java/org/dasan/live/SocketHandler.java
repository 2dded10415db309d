package org.dasan.live;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.store.NodeId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.support.HttpSessionHandshakeInterceptor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks the protocol of `/ws` with clients; what it means is told by the [ClientProtocol] that accepts the
/// hello.
final class SocketHandler extends TextWebSocketHandler {
    static final CloseStatus NOT_SIGNED_IN = new CloseStatus(4401, "not signed in");
    static final CloseStatus SILENT = new CloseStatus(4408, "silent");
    static final CloseStatus TOO_MANY_FRAMES = new CloseStatus(4429, "too many frames");
    private static final CloseStatus NOT_OUR_PROTOCOL = CloseStatus.BAD_DATA.withReason("not our protocol");

    private static final Logger LOG = LoggerFactory.getLogger(SocketHandler.class);
    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT"; // a Long, in ms
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_STREAMS = 200;

    private final NodeId node;
    private final LiveProperties properties;
    private final Supplier<List<ClientProtocol>> protocols;
    private final Audiences audiences;
    private final SocketRegistry registry;
    private final Connections connections;
    private final Executor threads;
    private final Clock clock;
    private final LongSupplier nanos;

    SocketHandler(
            NodeId node,
            LiveProperties properties,
            Supplier<List<ClientProtocol>> protocols,
            Audiences audiences,
            SocketRegistry registry,
            Connections connections,
            Executor threads,
            Clock clock,
            LongSupplier nanos) {
        this.node = node;
        this.properties = properties;
        this.protocols = protocols;
        this.audiences = audiences;
        this.registry = registry;
        this.connections = connections;
        this.threads = threads;
        this.clock = clock;
        this.nanos = nanos;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.setTextMessageSizeLimit(properties.maxFrameBytes());
        if (session instanceof StandardWebSocketSession standard) {
            standard.getNativeSession()
                    .getUserProperties()
                    .put(SEND_TIMEOUT, properties.sendTimeout().toMillis());
        }
        var staff = StaffPrincipal.of(session.getPrincipal()).orElse(null);
        var client = new Client(session, staff, threads, properties);
        var httpSession = staff == null
                ? null
                : (String) session.getAttributes().get(HttpSessionHandshakeInterceptor.HTTP_SESSION_ID_ATTR_NAME);
        if (!connections.add(new Connection(client, httpSession, nanos.getAsLong()))) {
            client.close(CloseStatus.SERVICE_RESTARTED);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        var connection = connections.of(session.getId());
        if (connection == null) {
            return;
        }
        var client = connection.client();
        if (!connection.heard(nanos.getAsLong(), properties.framesPerSecond())) {
            client.close(TOO_MANY_FRAMES);
            return;
        }
        try {
            var frame = JSON.readTree(message.getPayload());
            handle(connection, frame.path("type").asString(""), frame);
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.debug("Socket {} sent what we do not understand: {}", session.getId(), e.getMessage());
            client.close(NOT_OUR_PROTOCOL);
        } catch (JoinRefusedException e) {
            client.close(new CloseStatus(e.closeCode(), e.getMessage()));
        } catch (DataAccessException e) {
            LOG.warn("Socket {} cannot be served now ({}); it may reconnect", session.getId(), e.getMessage());
            client.close(CloseStatus.SERVICE_OVERLOAD);
        }
    }

    private void handle(Connection connection, String type, JsonNode frame) {
        var client = connection.client();
        var membership = client.membership();
        if (type.equals("ping")) {
            client.answer(JSON.writeValueAsString(
                    Map.of("type", "pong", "serverTime", clock.instant().toString())));
        } else if (type.equals("hello") && membership == null) {
            hello(connection, new Hello(text(frame, "token"), text(frame, "screen"), streams(frame)));
        } else if (membership == null) {
            client.close(NOT_SIGNED_IN);
        } else {
            switch (type) {
                case "subscribe" -> follow(client, membership, streams(frame));
                case "unsubscribe" ->
                    unfollow(client, membership, uuid(frame.path("streamId").asString("")));
                case "watch" -> watch(client, membership, frame);
                case "hello", "" -> client.close(NOT_OUR_PROTOCOL);
                default -> membership.protocol().received(membership.principal(), frame);
            }
        }
    }

    private void hello(Connection connection, Hello hello) {
        var client = connection.client();
        var staff = client.staff();
        var protocol = protocols.get().stream()
                .filter(each -> each.accepts(hello, staff))
                .findFirst()
                .orElseThrow(JoinRefusedException::notSignedIn);
        var joined = protocol.join(hello, staff);
        var membership = new Client.Membership(protocol, joined.principal());
        client.join(membership);
        var recipients = new HashSet<>(joined.recipients());
        var httpSession = connection.httpSession();
        if (httpSession != null) {
            recipients.add(Recipient.session(httpSession));
        }
        registry.changed(audiences.join(client, recipients));
        client.welcome(JSON.writeValueAsString(Map.of(
                "type", "welcome",
                "node", node.value().toString(),
                "serverTime", clock.instant().toString(),
                "heartbeatSeconds", properties.heartbeat().toSeconds())));
        follow(client, membership, hello.streams());
        client.greet(protocol.greeting(joined.principal()));
        registry.arrived(joined.principal());
        if (connections.of(client.id()) == null) {
            left(client); // gone while it joined: being told so may have come before the joining
        }
    }

    /// Joins the audience first and catches up then, so that nothing falls between.
    private void follow(Client client, Client.Membership membership, Map<UUID, Integer> streams) {
        if (client.following() + streams.size() > MOST_STREAMS) {
            throw new IllegalArgumentException("more than " + MOST_STREAMS + " streams");
        }
        var audienceOf = new HashMap<UUID, Recipient>();
        streams.keySet()
                .forEach(stream -> membership
                        .protocol()
                        .audience(membership.principal(), stream)
                        .ifPresentOrElse(
                                audience -> audienceOf.put(stream, audience),
                                () -> client.answer("{\"type\":\"reload\",\"streamId\":\"" + stream + "\"}")));
        registry.changed(audiences.join(client, audienceOf.values()));
        audienceOf.keySet().forEach(stream -> client.follow(stream, streams.getOrDefault(stream, 0)));
    }

    private void unfollow(Client client, Client.Membership membership, UUID stream) {
        client.unfollow(stream);
        membership.protocol().audience(membership.principal(), stream).ifPresent(audience -> {
            if (audiences.leave(client, audience)) {
                registry.changed(List.of(audience));
            }
        });
    }

    private void watch(Client client, Client.Membership membership, JsonNode frame) {
        var wanted = membership.protocol().watch(membership.principal(), frame).orElse(null);
        var before = client.watch(wanted);
        if (before != null && !before.equals(wanted) && audiences.leave(client, before)) {
            registry.changed(List.of(before));
        }
        if (wanted != null) {
            registry.changed(audiences.join(client, List.of(wanted)));
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable exception) {
        LOG.debug("Socket {} broke: {}", session.getId(), exception.getMessage());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        var connection = connections.remove(session.getId(), status);
        if (connection != null) {
            connection.client().close(status); // frees what waits and stops the writer
            threads.execute(() -> left(connection.client()));
        }
    }

    private void left(Client client) {
        var last = audiences.leave(client);
        var membership = client.membership();
        if (membership != null && !audiences.any(membership.principal())) {
            registry.departed(membership.principal());
        }
        try {
            registry.changed(last);
            registry.settleDepartures();
        } catch (DataAccessException e) {
            LOG.warn("A closed socket is written down at the next beat ({})", e.getMessage());
        }
    }

    private static @Nullable String text(JsonNode frame, String field) {
        return frame.path(field).isString() ? frame.path(field).asString() : null;
    }

    private static Map<UUID, Integer> streams(JsonNode frame) {
        var streams = new HashMap<UUID, Integer>();
        for (var entry : frame.path("streams").properties()) {
            if (!entry.getValue().isInt() || entry.getValue().asInt() < 0) {
                throw new IllegalArgumentException("sequence number of a stream must be a number from 0");
            }
            streams.put(uuid(entry.getKey()), entry.getValue().asInt());
        }
        return streams;
    }

    private static UUID uuid(String text) {
        return UUID.fromString(text);
    }
}

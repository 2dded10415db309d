package org.dasan.channels.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.OfferDesk;
import org.dasan.acd.OfferId;
import org.dasan.acd.PresenceState;
import org.dasan.acd.Presences;
import org.dasan.acd.Queues;
import org.dasan.acd.Seat;
import org.dasan.acd.SeatState;
import org.dasan.acd.books.Reconciliation;
import org.dasan.city.Directory;
import org.dasan.city.StaffId;
import org.dasan.interactions.Author;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.ParticipantKind;
import org.dasan.store.Ids;
import org.dasan.store.NodeId;
import org.dasan.testkit.Eventually;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.TestServer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A small city that answers chats, running; and the requests citizens and agents make of it.
final class ChatCity implements AutoCloseable {
    static final String WEB = "web";
    static final String NIGHT = "night"; // closed on weekdays
    private static final UUID CITY = Ids.next();
    private static final JsonMapper JSON = JsonMapper.shared();

    final MutableClock clock;
    final JdbcClient jdbc;
    final int port;
    private final TestDatabase database;
    private final ConfigurableApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /// @param demo whether callers from this machine are spared the limits
    static ChatCity start(Path folder, boolean demo) {
        return new ChatCity(folder, demo);
    }

    private ChatCity(Path folder, boolean demo) {
        database = TestDatabase.on(TestServer.standard());
        context = new SpringApplicationBuilder(ChatApplication.class)
                .properties(Map.of(
                        "server.port",
                        0,
                        "server.address",
                        "127.0.0.1",
                        "spring.main.banner-mode",
                        "off",
                        "spring.threads.virtual.enabled",
                        true,
                        "spring.mvc.problemdetails.enabled",
                        true,
                        "spring.servlet.multipart.max-file-size",
                        "20MB",
                        "spring.servlet.multipart.max-request-size",
                        "21MB",
                        "spring.flyway.enabled",
                        false,
                        "dasan.data",
                        folder.toString(),
                        "dasan.demo",
                        demo))
                .properties(Map.of(
                        "spring.datasource.url", database.url(),
                        "spring.datasource.username", database.user(),
                        "spring.datasource.password", database.password()))
                .run();
        port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port", Integer.class));
        clock = context.getBean(MutableClock.class);
        jdbc = database.jdbc();
        furnish();
    }

    private void furnish() {
        sql(
                "INSERT INTO organisation (id, code, kind, name) VALUES (?, 'chat-city', 'CITY', '{\"ko\":\"시\",\"en\":\"City\"}')",
                CITY);
        var always = Ids.next();
        var sundays = Ids.next();
        sql(
                "INSERT INTO calendar (id, code, name) VALUES (?, 'always', '{\"ko\":\"늘\"}'), (?, 'sundays', '{\"ko\":\"일요일\"}')",
                always,
                sundays);
        for (int weekday = 1; weekday <= 7; weekday++) {
            sql("INSERT INTO calendar_hours VALUES (?, ?, 0, 1440)", always, weekday);
        }
        sql("INSERT INTO calendar_hours VALUES (?, 7, 540, 1080)", sundays);
        for (var language : List.of("ko", "en", "vi")) {
            sql("INSERT INTO skill (code, name) VALUES (?, '{\"ko\":\"x\"}')", language);
        }
        var queue = Ids.next();
        sql(
                "INSERT INTO queue (id, code, organisation_id, name) VALUES (?, 'general', ?, '{\"ko\":\"일반\"}')",
                queue,
                CITY);
        entryPoint(WEB, always, queue);
        entryPoint(NIGHT, sundays, queue);
        context.getBean(Directory.class).reload();
        context.getBean(Queues.class).reload();
    }

    private void entryPoint(String key, UUID calendar, UUID queue) {
        var id = Ids.next();
        sql("""
            INSERT INTO entry_point (id, key, channel, organisation, name, default_language, languages, calendar,
                                     visitor_away_pause, visitor_abandon, idle_warning, idle_close, parked_close)
            VALUES (?, ?, 'CHAT', ?, '{"ko":"웹"}', 'ko', '{ko,vi}', ?, 120, 600, 300, 600, 86400)
            """, id, key, CITY, calendar);
        sql("INSERT INTO queue_choice (entry_point_id, role, queue_id) VALUES (?, 'AGENT', ?)", id, queue);
    }

    private void sql(String statement, Object... values) {
        var prepared = jdbc.sql(statement);
        for (var value : values) {
            prepared = prepared.param(value);
        }
        prepared.update();
    }

    /// An agent, ready, with room for `chats` chats.
    UUID agent(String name, int chats) {
        var id = Ids.next();
        sql(
                "INSERT INTO staff (id, username, display_name, created_at) VALUES (?, ?, ?, ?)",
                id,
                name,
                name,
                now().atOffset(ZoneOffset.UTC));
        sql(
                "INSERT INTO staff_grant (staff, role, organisation, granted_at) VALUES (?, 'AGENT', ?, ?)",
                id,
                CITY,
                now().atOffset(ZoneOffset.UTC));
        sql("INSERT INTO staff_skill VALUES (?, 'ko', 5)", id);
        sql("INSERT INTO agent_load (staff_id, channel, capacity) VALUES (?, 'CHAT', ?)", id, chats);
        context.getBean(Directory.class).reload();
        sql(
                "INSERT INTO live_socket (recipient, node) VALUES (?, ?)",
                "staff:" + id,
                bean(NodeId.class).value()); // a desk that is open
        bean(Presences.class).connected(id);
        bean(Presences.class).set(id, PresenceState.READY, null, null, id);
        return id;
    }

    /// The agent takes what the matcher offers next.
    Seat accept(UUID agent) {
        var desk = bean(OfferDesk.class);
        Eventually.that(() -> assertThat(desk.openOf(agent)).isPresent());
        OfferId offer = desk.openOf(agent).orElseThrow().id();
        desk.presented(offer);
        return bean(Acd.class).find(desk.accept(offer, agent).seat());
    }

    /// The agent writes.
    void say(InteractionId interaction, UUID agent, String text) {
        inTransaction(() -> bean(Interactions.class).post(message(interaction, agent, text, false)));
    }

    void note(InteractionId interaction, UUID agent, String text) {
        inTransaction(() -> bean(Interactions.class).post(message(interaction, agent, text, true)));
    }

    private NewMessage message(InteractionId interaction, UUID agent, String text, boolean note) {
        var author = new Author.Person(new StaffId(agent), ParticipantKind.AGENT);
        return new NewMessage(interaction, author, note, Ids.next(), null, text, null, List.of(), now());
    }

    void inTransaction(Runnable work) {
        bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Instant now() {
        return clock.instant();
    }

    Interaction interaction(UUID id) {
        return bean(InteractionQueries.class).find(new InteractionId(id)).orElseThrow();
    }

    SeatState seatOf(UUID interaction) {
        return bean(AcdQueries.class)
                .ofInteraction(new InteractionId(interaction))
                .getLast()
                .state();
    }

    /// Ends every chat and sends every agent home, so that the next test begins alone.
    void quiet() {
        jdbc.sql("SELECT id FROM interaction WHERE state NOT IN ('WRAP_UP', 'CLOSED')")
                .query((rs, _) -> new InteractionId(rs.getObject(1, UUID.class)))
                .list()
                .forEach(id -> bean(Acd.class).citizenEnded(id, "CITIZEN", "LEFT"));
        jdbc.sql("SELECT staff_id FROM presence WHERE state <> 'OFFLINE'")
                .query((rs, _) -> rs.getObject(1, UUID.class))
                .list()
                .forEach(agent -> bean(Presences.class)
                        .set(Objects.requireNonNull(agent), PresenceState.OFFLINE, null, null, agent));
    }

    boolean balanced() {
        return bean(Reconciliation.class).check(Optional.of(Instant.EPOCH)).balanced();
    }

    int count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
    }

    // --- what citizens ask for

    /// An answer with its JSON body, if it has one.
    record Answer(int status, JsonNode body, HttpResponse<byte[]> raw) {
        String problem() {
            return body.path("type").asString("");
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    /// A citizen's conversation.
    record Visitor(String token, UUID conversation, UUID interaction) {
        String path() {
            return "/api/v1/chat/conversations/" + conversation;
        }
    }

    Visitor visitor() {
        return visitor(Ids.next(), null);
    }

    Visitor visitor(UUID clientId, @Nullable String text) {
        return visitor(start(clientId, WEB, text));
    }

    static Visitor visitor(Answer started) {
        var state = started.body().path("snapshot").path("state");
        return new Visitor(
                started.body().path("token").asString(),
                UUID.fromString(state.path("conversationId").asString()),
                UUID.fromString(state.path("interactionId").asString()));
    }

    Answer start(UUID clientId, String entryPoint, @Nullable String text) {
        var message = text == null ? null : Map.of("clientId", Ids.next(), "text", text);
        var body = new HashMap<String, @Nullable Object>();
        body.put("clientId", clientId);
        body.put("entryPoint", entryPoint);
        body.put("language", "ko");
        body.put("message", message);
        return post("/api/v1/chat/conversations", null, body);
    }

    Answer write(Visitor visitor, UUID clientId, String text) {
        return post(visitor.path() + "/messages", visitor.token(), Map.of("clientId", clientId, "text", text));
    }

    Answer get(String path, @Nullable String token) {
        return send(request(path, token).GET().build());
    }

    Answer post(String path, @Nullable String token, Object body) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    /// Uploads as a browser does.
    Answer upload(Visitor visitor, UUID clientId, String name, String claimedType, byte[] content) {
        var boundary = "----citizen";
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"clientId\"\r\n\r\n" + clientId
                + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: " + claimedType + "\r\n\r\n";
        var tail = "\r\n--" + boundary + "--\r\n";
        return send(request(visitor.path() + "/media", visitor.token())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(
                        List.of(head.getBytes(StandardCharsets.UTF_8), content, tail.getBytes(StandardCharsets.UTF_8))))
                .build());
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(40));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            var type = response.headers().firstValue("Content-Type").orElse("");
            var body = type.contains("json") ? JSON.readTree(response.body()) : JSON.createObjectNode();
            return new Answer(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        http.close();
        database.close();
    }
}

package org.dasan.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dasan.acd.Acd;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.OfferDesk;
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
import org.dasan.interactions.Message;
import org.dasan.interactions.Messages;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.ParticipantKind;
import org.dasan.interactions.Posted;
import org.dasan.interactions.outbox.DeliveryState;
import org.dasan.interactions.outbox.Outbox;
import org.dasan.store.Ids;
import org.dasan.store.NodeId;
import org.dasan.testkit.Eventually;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.TestServer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A small city that is texted through a provider, both running; and what citizens, the provider and agents do.
final class SmsCity implements AutoCloseable {
    static final String PUBLIC = "https://120.example.org";
    static final String NUMBER = "+82222220120";
    static final String NIGHT_NUMBER = "+82222220121"; // closed on weekdays
    private static final UUID CITY = Ids.next();

    final MutableClock clock;
    final JdbcClient jdbc;
    final TwilioStub provider = new TwilioStub();
    final int port;
    private final TestDatabase database;
    private final ConfigurableApplicationContext context;
    private final AtomicInteger names = new AtomicInteger();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    static SmsCity start(Path folder) {
        return new SmsCity(folder);
    }

    private SmsCity(Path folder) {
        database = TestDatabase.on(TestServer.standard());
        context = new SpringApplicationBuilder(SmsApplication.class)
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
                        "spring.flyway.enabled",
                        false,
                        "dasan.data",
                        folder.toString(),
                        "dasan.public-url",
                        PUBLIC))
                .properties(Map.of(
                        "dasan.twilio.account-sid", TwilioStub.ACCOUNT,
                        "dasan.twilio.auth-token", TwilioStub.TOKEN + "," + TwilioStub.OLD_TOKEN,
                        "dasan.twilio.from", NUMBER + "," + NIGHT_NUMBER + "=night",
                        "dasan.twilio.base-url", provider.url(),
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
                "INSERT INTO organisation (id, code, kind, name) VALUES (?, 'sms-city', 'CITY', '{\"ko\":\"시\",\"en\":\"City\"}')",
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
        sql("INSERT INTO skill (code, name) VALUES ('ko', '{\"ko\":\"x\"}')");
        var queue = Ids.next();
        sql(
                "INSERT INTO queue (id, code, organisation_id, name) VALUES (?, 'general', ?, '{\"ko\":\"일반\"}')",
                queue,
                CITY);
        entryPoint("sms", always, queue);
        entryPoint("night", sundays, queue);
        context.getBean(Directory.class).reload();
        context.getBean(Queues.class).reload();
    }

    private void entryPoint(String key, UUID calendar, UUID queue) {
        var id = Ids.next();
        sql("""
            INSERT INTO entry_point (id, key, channel, organisation, name, default_language, languages, calendar,
                                     visitor_away_pause, visitor_abandon, idle_warning, idle_close, parked_close)
            VALUES (?, ?, 'SMS', ?, '{"ko":"문자"}', 'ko', '{ko}', ?, 120, 600, 300, 600, 86400)
            """, id, key, CITY, calendar);
        sql("INSERT INTO queue_choice (entry_point_id, role, queue_id) VALUES (?, 'AGENT', ?)", id, queue);
    }

    void sql(String statement, Object... values) {
        var prepared = jdbc.sql(statement);
        for (var value : values) {
            prepared = prepared.param(value);
        }
        prepared.update();
    }

    // --- agents

    /// An agent, ready, with room for `texts` contacts.
    UUID agent(String name, int texts) {
        var id = Ids.next();
        sql(
                "INSERT INTO staff (id, username, display_name, created_at) VALUES (?, ?, ?, ?)",
                id,
                name,
                name,
                clock.instant().atOffset(ZoneOffset.UTC));
        sql(
                "INSERT INTO staff_grant (staff, role, organisation, granted_at) VALUES (?, 'AGENT', ?, ?)",
                id,
                CITY,
                clock.instant().atOffset(ZoneOffset.UTC));
        sql("INSERT INTO staff_skill VALUES (?, 'ko', 5)", id);
        sql("INSERT INTO agent_load (staff_id, channel, capacity) VALUES (?, 'SMS', ?)", id, texts);
        bean(Directory.class).reload();
        sql(
                "INSERT INTO live_socket (recipient, node) VALUES (?, ?)",
                "staff:" + id,
                bean(NodeId.class).value()); // a desk that is open
        bean(Presences.class).connected(id);
        bean(Presences.class).set(id, PresenceState.READY, null, null, id);
        return id;
    }

    Seat accept(UUID agent) {
        var desk = bean(OfferDesk.class);
        Eventually.that(() -> assertThat(desk.openOf(agent)).isPresent());
        var offer = desk.openOf(agent).orElseThrow().id();
        desk.presented(offer);
        return bean(Acd.class).find(desk.accept(offer, agent).seat());
    }

    Posted say(InteractionId interaction, UUID agent, String text, UUID... media) {
        var author = new Author.Person(new StaffId(agent), ParticipantKind.AGENT);
        var message = new NewMessage(
                interaction, author, false, Ids.next(), null, text, null, List.of(media), clock.instant());
        return Objects.requireNonNull(bean(TransactionTemplate.class)
                .execute(_ -> bean(Interactions.class).post(message)));
    }

    /// Waits until the message's delivery stands so.
    void until(Posted posted, DeliveryState state) {
        Eventually.that(() -> assertThat(delivery(posted).state()).isEqualTo(state));
    }

    /// The same while time goes by, a second at each look.
    void untilAsTimePasses(Posted posted, DeliveryState state) {
        Eventually.that(() -> {
            clock.advance(Duration.ofSeconds(1));
            assertThat(delivery(posted).state()).isEqualTo(state);
        });
    }

    Outbox.Status delivery(Posted posted) {
        return bean(Outbox.class).ofMessages(List.of(posted.id())).getFirst();
    }

    SeatState seatOf(InteractionId interaction) {
        return bean(AcdQueries.class).ofInteraction(interaction).getLast().state();
    }

    // --- citizens and the provider

    record Answer(int status, String type, String body) {}

    String newSid() {
        return "SM%032x".formatted(1_000_000 + names.incrementAndGet());
    }

    /// The fields of a text, as the provider tells them.
    Map<String, String> fields(String sid, String from, String to, String body) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("ToCountry", "KR");
        fields.put("MessageSid", sid);
        fields.put("SmsMessageSid", sid);
        fields.put("AccountSid", TwilioStub.ACCOUNT);
        fields.put("NumMedia", "0");
        fields.put("NumSegments", "1");
        fields.put("From", from);
        fields.put("To", to);
        fields.put("Body", body);
        fields.put("ApiVersion", "2010-04-01");
        return fields;
    }

    /// A citizen texts, and the provider tells us.
    InteractionId texted(String from, String body) {
        return texted(from, NUMBER, body);
    }

    InteractionId texted(String from, String to, String body) {
        var sid = newSid();
        assertThat(webhook("messages", fields(sid, from, to, body)).status()).isEqualTo(200);
        return interactionOf(sid);
    }

    InteractionId interactionOf(String sid) {
        return new InteractionId(jdbc.sql("SELECT interaction_id FROM sms_inbound WHERE message_sid = :sid")
                .param("sid", sid)
                .query(UUID.class)
                .single());
    }

    Answer status(String sid, String status, String... more) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("MessageSid", sid);
        fields.put("SmsSid", sid);
        fields.put("MessageStatus", status);
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return webhook("status", fields);
    }

    Answer webhook(String kind, Map<String, String> fields) {
        return webhook(kind, fields, signature(TwilioStub.TOKEN, PUBLIC + "/webhooks/twilio/" + kind, fields));
    }

    Answer webhook(String kind, Map<String, String> fields, String signature) {
        var form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/twilio/" + kind))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!signature.isEmpty()) {
            request.header("X-Twilio-Signature", signature);
        }
        return send(request.build());
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .build());
    }

    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// As the provider's documentation describes it.
    static String signature(String token, String url, Map<String, String> fields) {
        var signed = new StringBuilder(url);
        new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    // --- what became of it

    List<Message> messages(InteractionId interaction) {
        return bean(Messages.class).ofInteraction(interaction, 200);
    }

    Interaction interaction(InteractionId id) {
        return bean(InteractionQueries.class).find(id).orElseThrow();
    }

    int count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
    }

    double counter(String name) {
        return bean(MeterRegistry.class).get(name).counter().count();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// Ends every contact and sends every agent home, so that the next test begins alone.
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

    @Override
    public void close() {
        context.close();
        http.close();
        provider.close();
        database.close();
    }
}

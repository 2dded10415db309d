package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.dasan.acd.Acd;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.Presence;
import org.dasan.acd.PresenceState;
import org.dasan.acd.Presences;
import org.dasan.acd.Seat;
import org.dasan.acd.SeatState;
import org.dasan.acd.books.Reconciliation;
import org.dasan.city.Directory;
import org.dasan.city.StaffId;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.InteractionState;
import org.dasan.store.Ids;
import org.dasan.store.NodeId;
import org.dasan.testkit.Eventually;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.TestServer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A small city that is called through a real exchange.
final class VoiceCity implements AutoCloseable {
    private static final UUID CITY = Ids.next();
    private static final UUID QUEUE = Ids.next();

    final JdbcClient jdbc;
    final TestExchange exchange;
    private final Path folder;
    private final Map<String, Object> more;
    private final TestDatabase database;
    private ConfigurableApplicationContext context;

    static VoiceCity start(Path folder) {
        return start(folder, Map.of(), _ -> {});
    }

    /// One with something of its own.
    ///
    /// @param settings  of its servers
    /// @param furniture put into the database before the first of them starts
    static VoiceCity start(Path folder, Map<String, Object> settings, Consumer<VoiceCity> furniture) {
        return new VoiceCity(folder, settings, furniture);
    }

    private VoiceCity(Path folder, Map<String, Object> more, Consumer<VoiceCity> furniture) {
        this.folder = folder;
        this.more = more;
        database = TestDatabase.on(TestServer.standard());
        jdbc = database.jdbc();
        furnish();
        furniture.accept(this);
        exchange = TestExchange.start(folder, Map.of());
        context = begin();
        ready();
    }

    /// The settings of a server of this city.
    Map<String, Object> settings() {
        var settings = new TreeMap<String, Object>(Map.of(
                "server.port",
                0,
                "server.address",
                "127.0.0.1",
                "spring.main.banner-mode",
                "off",
                "spring.threads.virtual.enabled",
                true,
                "spring.flyway.enabled",
                false,
                "dasan.data",
                folder.toString(),
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.user(),
                "spring.datasource.password",
                database.password(),
                "logging.level.org.asteriskjava",
                "error"));
        settings.putAll(more);
        return settings;
    }

    private ConfigurableApplicationContext begin() {
        return new SpringApplicationBuilder(TelephonyApplication.class)
                .properties(settings())
                .run();
    }

    /// The server stops.
    void stopServer() {
        context.close();
    }

    /// A new one starts.
    void startServer() {
        context = begin();
        ready();
    }

    /// One that leads nothing as long as another does.
    void startServerBeside() {
        context = begin();
    }

    boolean leads() {
        return bean(ExchangeKeeper.class).leads();
    }

    /// Waits until the server leads the exchange.
    void ready() {
        Eventually.that(() -> assertThat(leads()).isTrue());
    }

    /// A server of this city as a process of its own, which can be killed. It is there once it leads the exchange
    /// and counts these agents as being at their desks.
    ServerProcess serverProcess(List<UUID> atTheirDesks) {
        var led = leader();
        var server = ServerProcess.start(settings(), folder.resolve("server.log"));
        Eventually.within(
                Duration.ofMinutes(2), () -> assertThat(leader()).isPresent().isNotEqualTo(led));
        for (var agent : atTheirDesks) {
            sql("INSERT INTO live_socket (recipient, node) VALUES (?, ?)", "staff:" + agent, leader().orElseThrow());
            sql(
                    "UPDATE presence SET connected = true, disconnected_at = NULL, state = 'READY' WHERE staff_id = ?",
                    agent);
        }
        return server;
    }

    private Optional<UUID> leader() {
        return jdbc.sql("SELECT node FROM exchange WHERE id = :id")
                .param("id", exchange.file().id())
                .query(UUID.class)
                .optional();
    }

    /// Where the contact stands, asked of the database alone.
    void untilStored(InteractionId id, InteractionState state) {
        Eventually.within(
                Duration.ofMinutes(1),
                () -> assertThat(jdbc.sql("SELECT state FROM interaction WHERE id = :id")
                                .param("id", id.value())
                                .query(String.class)
                                .single())
                        .isEqualTo(state.name()));
    }

    /// The contact of the newest call, once there are so many calls.
    InteractionId newestStored(int calls) {
        Eventually.that(() -> assertThat(calls()).isEqualTo(calls));
        return last();
    }

    private void furnish() {
        sql(
                "INSERT INTO organisation (id, code, kind, name) VALUES (?, 'voice-city', 'CITY', '{\"ko\":\"시\",\"en\":\"City\"}')",
                CITY);
        var always = Ids.next();
        sql("INSERT INTO calendar (id, code, name) VALUES (?, 'always', '{\"ko\":\"늘\"}')", always);
        for (int weekday = 1; weekday <= 7; weekday++) {
            sql("INSERT INTO calendar_hours VALUES (?, ?, 0, 1440)", always, weekday);
        }
        sql("INSERT INTO skill (code, name) VALUES ('ko', '{\"ko\":\"x\"}'), ('en', '{\"ko\":\"y\"}')");
        sql(
                "INSERT INTO queue (id, code, organisation_id, name, offer_seconds) VALUES (?, 'general', ?, '{\"ko\":\"일반\"}', 6)",
                QUEUE,
                CITY);
        var id = Ids.next();
        sql("""
            INSERT INTO entry_point (id, key, channel, organisation, name, default_language, languages, calendar,
                                     visitor_away_pause, visitor_abandon, idle_warning, idle_close, parked_close)
            VALUES (?, 'voice', 'VOICE', ?, '{"ko":"전화"}', 'ko', '{ko}', ?, 120, 600, 300, 600, 86400)
            """, id, CITY, always);
        sql("INSERT INTO queue_choice (entry_point_id, role, queue_id) VALUES (?, 'AGENT', ?)", id, QUEUE);
        sql("INSERT INTO queue_choice (entry_point_id, role, queue_id) VALUES (?, 'INTERPRETER', ?)", id, QUEUE);
    }

    void sql(String statement, Object... values) {
        var prepared = jdbc.sql(statement);
        for (var value : values) {
            prepared = prepared.param(value);
        }
        prepared.update();
    }

    /// Somebody who looks after the agents, without a telephone.
    UUID supervisor(String name) {
        var id = staff(name, "SUPERVISOR");
        bean(Directory.class).reload();
        return id;
    }

    /// One with this telephone on the table.
    UUID supervisor(String name, String line) {
        var id = supervisor(name);
        assertThat(bean(Lines.class).takeDesk(exchange.file().id(), line, id)).isPresent();
        return id;
    }

    static StaffPrincipal principal(UUID staff) {
        return new StaffPrincipal(new StaffId(staff), "somebody");
    }

    private UUID staff(String name, String role) {
        var id = Ids.next();
        var now = Instant.now(Clock.systemUTC()).atOffset(ZoneOffset.UTC);
        sql("INSERT INTO staff (id, username, display_name, created_at) VALUES (?, ?, ?, ?)", id, name, name, now);
        sql("INSERT INTO staff_grant (staff, role, organisation, granted_at) VALUES (?, ?, ?, ?)", id, role, CITY, now);
        return id;
    }

    /// An agent at the desk with this telephone on the table, ready.
    UUID agent(String name, String line) {
        var id = staff(name, "AGENT");
        sql("INSERT INTO staff_skill VALUES (?, 'ko', 5)", id);
        sql("INSERT INTO agent_load (staff_id, channel, capacity) VALUES (?, 'VOICE', 1)", id);
        bean(Directory.class).reload();
        comes(id);
        assertThat(bean(Lines.class).takeDesk(exchange.file().id(), line, id)).isPresent();
        return id;
    }

    /// One who interprets as well.
    UUID interpreter(String name, String line) {
        var id = agent(name, line);
        sql("INSERT INTO staff_skill VALUES (?, 'en', 5)", id);
        bean(Directory.class).reload();
        return id;
    }

    /// The agent's desk opens, and they say they are ready.
    void comes(UUID agent) {
        sql(
                "INSERT INTO live_socket (recipient, node) VALUES (?, ?) ON CONFLICT DO NOTHING",
                "staff:" + agent,
                bean(NodeId.class).value());
        bean(Presences.class).connected(agent);
        bean(Presences.class).set(agent, PresenceState.READY, null, null, agent);
    }

    /// The agent goes home; their telephone is free.
    void goes(UUID agent) {
        bean(Presences.class).set(agent, PresenceState.OFFLINE, null, null, agent);
        bean(Lines.class).giveBack(agent);
    }

    Telephone caller(String scenario, String from, int milliseconds) {
        return Telephone.calls(exchange, folder, scenario, from, milliseconds);
    }

    /// A caller who presses keys and stays until the other side hangs up; see [Telephone#presses].
    Telephone presses(Telephone.Keys how, String keys, String from) {
        return Telephone.presses(exchange, folder, how, keys, from);
    }

    Telephone telephone(String line, String scenario, int milliseconds) {
        return Telephone.registers(exchange, folder, line, scenario, milliseconds);
    }

    /// Whoever is called outside.
    Telephone outside(String scenario, int milliseconds) {
        return Telephone.outside(exchange, folder, scenario, milliseconds);
    }

    void unregister(String line) {
        Telephone.unregister(exchange, folder, line);
    }

    /// The newest call, once it stands so.
    InteractionId newest(int calls, InteractionState state) {
        Eventually.that(() -> {
            assertThat(calls()).isEqualTo(calls);
            assertThat(interaction(last()).state()).isEqualTo(state);
        });
        return last();
    }

    private InteractionId last() {
        return new InteractionId(
                Objects.requireNonNull(jdbc.sql("SELECT interaction_id FROM call ORDER BY began_at DESC LIMIT 1")
                        .query(UUID.class)
                        .single()));
    }

    /// The contact of whoever called from this number last.
    InteractionId callFrom(String number) {
        return new InteractionId(jdbc.sql("""
                SELECT i.id FROM interaction i JOIN identity x ON x.id = i.identity_id
                 WHERE i.direction = 'INBOUND' AND x.last4 = :last4 ORDER BY i.arrived_at DESC LIMIT 1
                """)
                .param("last4", number.substring(number.length() - 4))
                .query(UUID.class)
                .single());
    }

    /// When the caller began to wait, asked of the database alone.
    Instant queuedSince(InteractionId id) {
        return jdbc.sql("SELECT queued_since FROM seat WHERE interaction_id = :id ORDER BY id LIMIT 1")
                .param("id", id.value())
                .query((rs, _) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    int calls() {
        return jdbc.sql("SELECT count(*) FROM call").query(Integer.class).single();
    }

    /// What the time of the call went into, in its order.
    List<String> spans(InteractionId id) {
        return jdbc.sql("SELECT kind FROM call_span WHERE interaction_id = :id ORDER BY number")
                .param("id", id.value())
                .query((rs, _) -> rs.getString(1))
                .list();
    }

    /// Where the exchange writes the call down.
    Path recording(InteractionId id) {
        return Objects.requireNonNull(exchange.file().recordings()).here().resolve(CallRecorder.file(id));
    }

    /// Where its telephones keep what they need.
    Path folder() {
        return folder;
    }

    void until(InteractionId id, InteractionState state) {
        Eventually.that(() -> assertThat(interaction(id).state()).isEqualTo(state));
    }

    Interaction interaction(InteractionId id) {
        return bean(InteractionQueries.class).find(id).orElseThrow();
    }

    List<Seat> seats(InteractionId id) {
        return bean(AcdQueries.class).ofInteraction(id);
    }

    Presence presence(UUID agent) {
        return bean(Presences.class).find(agent);
    }

    /// Ends the record-writing of everybody, so that the next test finds them free.
    void recordsAreWritten() {
        jdbc.sql("SELECT id FROM interaction WHERE state NOT IN ('CLOSED')")
                .query((rs, _) -> new InteractionId(rs.getObject(1, UUID.class)))
                .list()
                .forEach(id -> {
                    bean(Acd.class).citizenEnded(id, "CITIZEN", "LEFT");
                    seats(id).stream()
                            .filter(seat -> seat.state() == SeatState.WRAP_UP)
                            .forEach(seat -> bean(Acd.class).complete(seat.id(), Objects.requireNonNull(seat.agent())));
                });
    }

    boolean balanced() {
        return bean(Reconciliation.class).check(Optional.of(Instant.EPOCH)).balanced();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        exchange.close();
        database.close();
    }
}

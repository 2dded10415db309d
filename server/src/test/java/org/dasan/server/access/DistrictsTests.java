package org.dasan.server.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dasan.acd.Acd;
import org.dasan.acd.PresenceState;
import org.dasan.acd.Presences;
import org.dasan.acd.Queues;
import org.dasan.acd.SeatRequest;
import org.dasan.city.Directory;
import org.dasan.city.OrganisationId;
import org.dasan.city.sample.SampleFiles;
import org.dasan.city.sample.SampleLoader;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Direction;
import org.dasan.interactions.Interactions;
import org.dasan.server.Caller;
import org.dasan.server.LiveSocket;
import org.dasan.server.RunningServer;
import org.dasan.store.Ids;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Two districts with a queue, an agent and a waiting contact each: whoever supervises one sees nothing of the other,
/// on no screen and in no file; whoever supervises the city sees both.
@RunningServer
class DistrictsTests {
    private static final String PASSWORD = "for-this-test";
    private static final List<String> DISTRICTS = List.of("jongno-gu", "jung-gu");
    private static final Map<String, String> SUPERVISORS =
            Map.of("jongno-gu", "home-supervisor", "jung-gu", "elsewhere-supervisor");

    @LocalServerPort
    private int port;

    @Autowired
    private ObjectProvider<SampleLoader> loaders;

    @Autowired
    private ResourceLoader resources;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Directory directory;

    @Autowired
    private Interactions interactions;

    @Autowired
    private Acd acd;

    @Autowired
    private Queues queues;

    @Autowired
    private Presences presences;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Map<String, Furnished> made = new HashMap<>();

    /// What a district has, by the words it would be seen by.
    private record Furnished(OrganisationId district, UUID queue, UUID agent, UUID interaction, UUID seat) {
        List<String> traces() {
            return List.of(queue.toString(), agent.toString(), interaction.toString(), seat.toString());
        }
    }

    @BeforeEach
    void twoDistricts() {
        var files = new SampleFiles(resources, "classpath:access/");
        var city = loaders.orderedStream().findFirst().orElseThrow(); // the others find nothing of theirs there
        transaction.executeWithoutResult(_ -> city.load(files));
        directory.reload();
        DISTRICTS.forEach(code -> made.put(code, furnish(code)));
    }

    @Test
    void nothingOfAnotherDistrictIsOnAnyPage() {
        for (var code : DISTRICTS) {
            var other = other(code);
            var who = supervisor(code);
            for (var path : pages()) {
                var answer = who.get(path);

                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(answer.response().body())
                        .as("%s for the supervisor of %s", path, code)
                        .doesNotContain(other.traces());
            }
        }
    }

    @Test
    void whatIsAskedForByNameIsRefused() {
        var who = supervisor("jongno-gu");
        var other = other("jongno-gu");
        var elsewhere = other.district().value();

        assertThat(who.get("/api/v1/wallboard?organisation=" + elsewhere).status())
                .isEqualTo(403);
        assertThat(who.get("/api/v1/reports/intervals?" + today() + "&organisation=" + elsewhere)
                        .status())
                .isEqualTo(403);
        assertThat(who.get("/api/v1/reports/intervals.csv?" + today() + "&organisation=" + elsewhere)
                        .status())
                .isEqualTo(403);
        assertThat(who.get("/api/v1/interactions/" + other.interaction()).status())
                .isIn(403, 404);
        assertThat(who.get("/api/v1/measures/waiting/contacts?" + period() + "&organisation=" + elsewhere)
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void figuresCountOneDistrictOnly() {
        for (var code : DISTRICTS) {
            var district = made.get(code);
            long own = jdbc.sql("SELECT count(*) FROM interaction WHERE organisation_id = :id")
                    .param("id", requireNonNull(district).district().value())
                    .query(Long.class)
                    .single();

            var report = supervisor(code).get("/api/v1/reports/intervals?" + today() + "&step=TOTAL&by=NONE");

            assertThat(report.json()
                            .path("totals")
                            .path("values")
                            .path("arrived")
                            .asLong())
                    .as(report.json().toString())
                    .isEqualTo(own);
            assertThat(supervisor(code)
                            .get("/api/v1/wallboard")
                            .json()
                            .path("waiting")
                            .asLong())
                    .isEqualTo(own);
        }
    }

    @Test
    void theConsoleShowsOneDistrictAndTheCityShowsBoth() {
        for (var code : DISTRICTS) {
            var shown = console(requireNonNull(SUPERVISORS.get(code)), PASSWORD);
            var own = requireNonNull(made.get(code));

            assertThat(shown)
                    .contains(own.seat().toString(), own.agent().toString())
                    .doesNotContain(other(code).traces());
        }
        var whole = console("supervisor1", "demo-120");
        made.values()
                .forEach(each -> assertThat(whole)
                        .contains(each.seat().toString(), each.agent().toString()));
    }

    @Test
    void aConsoleGoesWithTheRole() {
        var socket = LiveSocket.screen(port, signedIn("home-supervisor", PASSWORD));
        socket.send("{\"type\":\"watch\",\"picture\":\"console\"}");
        Eventually.that(() -> assertThat(socket.frames("console")).isNotEmpty());

        withoutRole("home-supervisor", () -> assertThat(socket.closed()).isEqualTo(4403));
    }

    @Test
    void aWallboardGoesWithTheRole() {
        var own = requireNonNull(made.get("jongno-gu")).district().value();
        var socket = LiveSocket.screen(port, signedIn("home-supervisor", PASSWORD));
        socket.send("{\"type\":\"watch\",\"picture\":\"wallboard\",\"organisation\":\"" + own + "\",\"queues\":[]}");
        Eventually.that(() -> assertThat(socket.frames("wallboard")).isNotEmpty());

        withoutRole("home-supervisor", () -> assertThat(socket.closed()).isEqualTo(4403));
    }

    @Test
    void aWallboardOfTheCityGoesWhenOneDistrictIsLeft() {
        var city = directory.organisationByCode("seoul").orElseThrow().id().value();
        grant("home-supervisor", "seoul");
        var socket = LiveSocket.screen(port, signedIn("home-supervisor", PASSWORD));
        socket.send("{\"type\":\"watch\",\"picture\":\"wallboard\",\"organisation\":\"" + city + "\",\"queues\":[]}");
        Eventually.that(() -> assertThat(socket.frames("wallboard")).isNotEmpty());

        withoutRole("home-supervisor", () -> {
            grant("home-supervisor", "jongno-gu");
            assertThat(socket.closed()).isEqualTo(4403);
        });
    }

    @Test
    void theBooksAreForWhoSupervisesTheWholeCity() {
        var refused = supervisor("jongno-gu").get("/api/v1/reconciliation");
        var city = Caller.on(port).withPassword("supervisor1", "demo-120");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("detail").asString()).contains("whole city");
        assertThat(signedIn("home-supervisor", PASSWORD)
                        .get("/api/v1/session")
                        .json()
                        .path("cityWide")
                        .asBoolean())
                .isFalse();
        assertThat(city.get("/api/v1/reconciliation").status()).isEqualTo(200);
        assertThat(city.get("/api/v1/session").json().path("cityWide").asBoolean())
                .isTrue();
    }

    @Test
    void aScreenFollowsContactsOfItsOwnDistrictOnly() {
        var own = requireNonNull(made.get("jongno-gu"));
        var elsewhere = other("jongno-gu");
        var socket = LiveSocket.screen(port, signedIn("home-supervisor", PASSWORD));
        socket.send("{\"type\":\"subscribe\",\"streams\":{\"" + own.interaction() + "\":0,\"" + elsewhere.interaction()
                + "\":0}}");

        Eventually.that(() -> {
            assertThat(socket.frames("event").toString())
                    .contains(own.interaction().toString());
            assertThat(socket.frames("reload").toString())
                    .contains(elsewhere.interaction().toString());
        });
        assertThat(socket.frames("event").toString())
                .doesNotContain(elsewhere.interaction().toString());
    }

    /// Takes the role of a supervisor away, and gives it back afterwards.
    private void withoutRole(String username, Runnable then) {
        grants(username, "DELETE FROM staff_grant WHERE staff = :staff AND role = 'SUPERVISOR'");
        try {
            then.run();
        } finally {
            grants(username, "DELETE FROM staff_grant WHERE staff = :staff AND role = 'SUPERVISOR'");
            grant(username, "jongno-gu");
        }
    }

    private void grant(String username, String organisation) {
        grants(
                username,
                "INSERT INTO staff_grant (staff, role, organisation, granted_at) SELECT :staff, 'SUPERVISOR', id, :now FROM organisation WHERE code = '"
                        + organisation + "'");
    }

    /// The whole picture that the socket brings, as text.
    private String console(String username, String password) {
        var socket = LiveSocket.screen(port, signedIn(username, password));
        socket.send("{\"type\":\"watch\",\"picture\":\"console\"}");
        Eventually.that(() -> {
            assertThat(socket.frames("console")).isNotEmpty();
            assertThat(socket.frames("console.still")).isNotEmpty();
        });
        return socket.frames("console").getLast().toString();
    }

    private List<String> pages() {
        return List.of(
                "/api/v1/agents",
                "/api/v1/waiting",
                "/api/v1/wallboard",
                "/api/v1/reports/choices",
                "/api/v1/reports/intervals?" + today() + "&by=QUEUE",
                "/api/v1/reports/intervals?" + today() + "&by=ORGANISATION",
                "/api/v1/reports/intervals?" + today() + "&by=AGENT_GROUP",
                "/api/v1/reports/intervals.csv?" + today() + "&by=QUEUE",
                "/api/v1/interactions?size=200",
                "/api/v1/interactions?size=200&state=WAITING",
                "/api/v1/measures/arrived/contacts?" + period(),
                "/api/v1/measures/waiting/contacts?" + period(),
                "/api/v1/notices");
    }

    private String today() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Seoul"));
        return "from=" + today + "&to=" + today;
    }

    private String period() {
        UnaryOperator<String> encoded = text -> URLEncoder.encode(text, StandardCharsets.UTF_8);
        return "from=" + encoded.apply(clock.instant().minus(Duration.ofDays(1)).toString()) + "&to="
                + encoded.apply(clock.instant().plus(Duration.ofDays(1)).toString());
    }

    private Furnished furnish(String code) {
        var district = directory.organisationByCode(code).orElseThrow().id();
        var queue = Ids.next();
        jdbc.sql(
                        "INSERT INTO queue (id, code, organisation_id, name) VALUES (:id, :code, :organisation, '{\"ko\":\"구청\"}')")
                .param("id", queue)
                .param("code", queue.toString())
                .param("organisation", district.value())
                .update();
        queues.reload();
        var agent = agent(district);
        var seat = requireNonNull(transaction.execute(_ -> {
            var web = directory.entryPoint("embed").orElseThrow();
            var interaction = interactions
                    .arrive(new Arrival(
                            "test:" + Ids.next(),
                            web.channel(),
                            Direction.INBOUND,
                            web.id(),
                            district,
                            null,
                            null,
                            "ko",
                            clock.instant(),
                            null,
                            null))
                    .id();
            return acd.find(acd.enqueue(interaction, List.of(SeatRequest.agent(queue, "ko", clock.instant())))
                    .getFirst());
        }));
        return new Furnished(
                district, queue, agent, seat.interaction().value(), seat.id().value());
    }

    /// Somebody who works for the district alone, and is away for a moment.
    private UUID agent(OrganisationId district) {
        var id = Ids.next();
        jdbc.sql("INSERT INTO staff (id, username, display_name, created_at) VALUES (:id, :name, '구청 상담사', :now)")
                .param("id", id)
                .param("name", "district-" + id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(
                        "INSERT INTO staff_grant (staff, role, organisation, granted_at) VALUES (:id, 'AGENT', :organisation, :now)")
                .param("id", id)
                .param("organisation", district.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        directory.reload();
        presences.set(id, PresenceState.NOT_READY, "MEAL", null, id);
        return id;
    }

    private void grants(String username, String sql) {
        var statement = jdbc.sql(sql)
                .param(
                        "staff",
                        directory.staffByUsername(username).orElseThrow().id().value());
        (sql.contains(":now") ? statement.param("now", clock.instant().atOffset(ZoneOffset.UTC)) : statement).update();
        directory.reload();
    }

    private Furnished other(String code) {
        return requireNonNull(made.get(DISTRICTS.get(1 - DISTRICTS.indexOf(code))));
    }

    private Caller supervisor(String code) {
        return Caller.on(port).withPassword(requireNonNull(SUPERVISORS.get(code)), PASSWORD);
    }

    private Caller signedIn(String username, String password) {
        var page = Caller.on(port);
        page.get("/api/v1/session");
        assertThat(page.post(
                                "/api/v1/session",
                                "{\"username\": \"" + username + "\", \"password\": \"" + password + "\"}")
                        .status())
                .isEqualTo(200);
        return page;
    }
}

package org.dasan.caserouter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.dasan.acd.Acd;
import org.dasan.acd.OfferDesk;
import org.dasan.acd.PresenceState;
import org.dasan.acd.Presences;
import org.dasan.acd.Queues;
import org.dasan.acd.SeatRequest;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPointId;
import org.dasan.city.OrganisationId;
import org.dasan.city.StaffId;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Direction;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Interactions;
import org.dasan.store.Ids;
import org.dasan.store.NodeId;
import org.dasan.testkit.Eventually;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.TestServer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A small city whose offices answer cases: a city, a department and two districts, one agent who holds a contact.
final class CaseCity implements AutoCloseable {
    final MutableClock clock;
    final JdbcClient jdbc;
    final OrganisationId city = new OrganisationId(Ids.next());
    final OrganisationId transport = new OrganisationId(Ids.next());
    final OrganisationId jongno = new OrganisationId(Ids.next());
    final OrganisationId mapo = new OrganisationId(Ids.next());
    final StaffId agent;
    private final UUID queue = Ids.next();
    private final UUID entryPoint = Ids.next();
    private final TestDatabase database;
    private final ConfigurableApplicationContext context;

    CaseCity(Path folder) {
        database = TestDatabase.on(TestServer.standard());
        jdbc = database.jdbc();
        context = new SpringApplicationBuilder(CaseApplication.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.main.banner-mode",
                        "off",
                        "spring.threads.virtual.enabled",
                        true,
                        "spring.flyway.enabled",
                        false,
                        "dasan.data",
                        folder.toString(),
                        "dasan.demo",
                        false,
                        "dasan.public-url",
                        "https://120.example.org/"))
                .properties(Map.of(
                        "spring.datasource.url", database.url(),
                        "spring.datasource.username", database.user(),
                        "spring.datasource.password", database.password()))
                .run();
        clock = context.getBean(MutableClock.class);
        furnish();
        agent = staff("agent", "AGENT", city);
        sql("INSERT INTO staff_skill VALUES (?, 'ko', 5)", agent.value());
        sql("INSERT INTO agent_load (staff_id, channel, capacity) VALUES (?, 'CHAT', 1000)", agent.value());
        sql(
                "INSERT INTO live_socket (recipient, node) VALUES (?, ?)",
                "staff:" + agent.value(),
                bean(NodeId.class).value()); // a desk that is open
        bean(Presences.class).connected(agent.value());
        bean(Presences.class).set(agent.value(), PresenceState.READY, null, null, agent.value());
    }

    private void furnish() {
        organisation(city, null, "case-city", "CITY", "시청");
        organisation(transport, city, "transport", "DEPARTMENT", "교통실");
        organisation(jongno, city, "jongno-gu", "DISTRICT", "종로구청");
        organisation(mapo, city, "mapo-gu", "DISTRICT", "마포구청");
        var always = Ids.next();
        var office = Ids.next();
        sql(
                "INSERT INTO calendar (id, code, name, holidays) VALUES (?, 'always', '{\"ko\":\"늘\"}', NULL), (?, 'office', '{\"ko\":\"근무\"}', 'kr')",
                always,
                office);
        for (int weekday = 1; weekday <= 7; weekday++) {
            sql("INSERT INTO calendar_hours VALUES (?, ?, 0, 1440)", always, weekday);
            if (weekday <= 5) {
                sql("INSERT INTO calendar_hours VALUES (?, ?, 540, 1080)", office, weekday);
            }
        }
        sql("INSERT INTO skill (code, name) VALUES ('ko', '{\"ko\":\"x\"}')");
        sql(
                "INSERT INTO queue (id, code, organisation_id, name) VALUES (?, 'general', ?, '{\"ko\":\"일반\"}')",
                queue,
                city.value());
        sql("""
                INSERT INTO entry_point (id, key, channel, organisation, name, default_language, languages, calendar,
                                         visitor_away_pause, visitor_abandon, idle_warning, idle_close, parked_close)
                VALUES (?, 'web', 'CHAT', ?, '{"ko":"웹"}', 'ko', '{ko}', ?, 120, 600, 300, 600, 86400)
                """, entryPoint, city.value(), always);
        sql("INSERT INTO queue_choice (entry_point_id, role, queue_id) VALUES (?, 'AGENT', ?)", entryPoint, queue);
        reload();
        context.getBean(Queues.class).reload();
    }

    private void organisation(
            OrganisationId id, @Nullable OrganisationId parent, String code, String kind, String name) {
        sql(
                "INSERT INTO organisation (id, parent, code, kind, name) VALUES (?, ?, ?, ?, jsonb_build_object('ko', ?::text))",
                id.value(),
                parent == null ? null : parent.value(),
                code,
                kind,
                name);
    }

    /// Somebody who holds one role in one place.
    StaffId staff(String name, String role, OrganisationId at) {
        var id = Ids.next();
        sql(
                "INSERT INTO staff (id, username, display_name, public_label, created_at) VALUES (?, ?, ?, '{\"ko\":\"교통민원 담당\",\"en\":\"Traffic officer\"}', ?)",
                id,
                name,
                name,
                clock.instant().atOffset(ZoneOffset.UTC));
        sql(
                "INSERT INTO staff_grant (staff, role, organisation, granted_at) VALUES (?, ?, ?, ?)",
                id,
                role,
                at.value(),
                clock.instant().atOffset(ZoneOffset.UTC));
        reload();
        return new StaffId(id);
    }

    /// A contact of somebody with this telephone number, which the agent has accepted.
    InteractionId contact(String phone) {
        var id = inTransaction(() -> {
            var identity = bean(Identities.class).known(IdentityKind.PHONE, phone);
            var arrived = bean(Interactions.class)
                    .arrive(new Arrival(
                            "test:" + Ids.next(),
                            Channel.CHAT,
                            Direction.INBOUND,
                            new EntryPointId(entryPoint),
                            city,
                            null,
                            identity,
                            "ko",
                            clock.instant(),
                            null,
                            null));
            bean(Acd.class).enqueue(arrived.id(), List.of(SeatRequest.agent(queue, "ko", clock.instant())));
            return arrived.id();
        });
        var desk = bean(OfferDesk.class);
        Eventually.that(() -> assertThat(desk.openOf(agent.value())).isPresent());
        var offer = desk.openOf(agent.value()).orElseThrow().id();
        desk.presented(offer);
        desk.accept(offer, agent.value());
        return id;
    }

    /// A complaint about a bus, for the transport office.
    OpenedCase open(InteractionId contact) {
        return open(contact, CaseType.COMPLAINT);
    }

    OpenedCase open(InteractionId contact, CaseType type) {
        return bean(Cases.class)
                .open(
                        new NewCase(Ids.next(), contact, type, transport, "버스가 안 서요", "7번 버스가 정류장을 그냥 지나갑니다", "광화문"),
                        agent);
    }

    void at(String instant) {
        clock.set(Instant.parse(instant));
    }

    void reload() {
        context.getBean(Directory.class).reload();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(bean(TransactionTemplate.class).execute(_ -> work.get()));
    }

    void sql(String sql, @Nullable Object... values) {
        var prepared = jdbc.sql(sql);
        for (var value : values) {
            prepared = prepared.param(value);
        }
        prepared.update();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}

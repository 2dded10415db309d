package org.dasan.acd;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.dasan.acd.books.Reconciliation;
import org.dasan.city.AccessLog;
import org.dasan.city.Channel;
import org.dasan.city.EntryPointId;
import org.dasan.city.OrganisationId;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Direction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.Records;
import org.dasan.interactions.survey.SurveyCarrier;
import org.dasan.live.Frame;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.dasan.store.BlobStore;
import org.dasan.store.EventLog;
import org.dasan.store.Ids;
import org.dasan.store.Keys;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/// A small city around the real ACD: one organisation, one entry point, queues and agents as a test wants
/// them. The matcher runs when the test says so; time moves when the test says so.
final class AcdWorld implements AutoCloseable {
    static final OrganisationId CITY = new OrganisationId(UUID.fromString("00000000-0000-7000-8000-000000000001"));
    static final OrganisationId ELSEWHERE = new OrganisationId(UUID.fromString("00000000-0000-7000-8000-000000000002"));
    static final EntryPointId WEB = new EntryPointId(UUID.fromString("00000000-0000-7000-8000-000000000003"));
    private static final UUID CALENDAR = UUID.fromString("00000000-0000-7000-8000-000000000004");

    final MutableClock clock;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Acd acd;
    final OfferDesk offers;
    final Presences presences;
    final Promises promises;
    final WrapUp wrapUp;
    final AcdTimers timers;
    final Queues queues;
    final QueueTimes queueTimes;
    final RoutingRules routingRules;
    final WaitingRules waitingRules;
    final Interactions interactions;
    final InteractionQueries queries;
    final Records records;
    final Explanations explanations;
    final Seats seats;
    final StaffSkills skills;
    final Reconciliation reconciliation;
    private final MatcherLoop matcher;
    private final AnnotationConfigApplicationContext context;
    private final FakeGrants grants = new FakeGrants();
    final FakeLive live = new FakeLive();
    final AgentDesks desks;

    @Configuration
    @EnableTransactionManagement
    @ComponentScan(
            basePackages = {"org.dasan.acd", "org.dasan.interactions"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "org\\.dasan\\.(acd|interactions)\\.(rest|outbox|retention).*|org\\.dasan\\.acd\\.PromiseErasure|org\\.dasan\\.acd\\.configuration\\.(EntryPoint|Staff)Kind"))
    static class Beans {}

    AcdWorld(TestDatabase database, MutableClock clock, Path folder) {
        this.clock = clock;
        this.jdbc = database.jdbc();
        this.transaction = database.transactions();
        database.clear();
        clock.set(MutableClock.MONDAY_NINE);
        context = new AnnotationConfigApplicationContext();
        context.registerBean(
                DataSource.class,
                database::dataSource,
                bean -> bean.setDestroyMethodName("")); // it is the class's, not ours to close
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(TransactionTemplate.class, database::transactions);
        context.registerBean(
                PlatformTransactionManager.class,
                () -> java.util.Objects.requireNonNull(database.transactions().getTransactionManager()));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(EventLog.class, () -> EventLog.over(database.dataSource(), clock));
        context.registerBean(Keys.class, () -> Keys.over(database.dataSource(), clock, folder));
        context.registerBean(BlobStore.class, () -> BlobStore.over(database.dataSource(), clock, folder));
        context.registerBean(FakeGrants.class, () -> grants);
        context.registerBean(FakeCity.class, FakeCity::new);
        context.registerBean(FakeLive.class, () -> live);
        context.registerBean(AccessLog.class, () -> (_, _, _, _) -> {});
        context.registerBean(SurveyCarrier.class, ShownOnThePage::new);
        context.register(Beans.class);
        context.refresh();
        matcher = context.getBean(MatcherLoop.class);
        matcher.stop();
        acd = context.getBean(Acd.class);
        offers = context.getBean(OfferDesk.class);
        presences = context.getBean(Presences.class);
        promises = context.getBean(Promises.class);
        wrapUp = context.getBean(WrapUp.class);
        timers = context.getBean(AcdTimers.class);
        desks = context.getBean(AgentDesks.class);
        queues = context.getBean(Queues.class);
        queueTimes = context.getBean(QueueTimes.class);
        routingRules = context.getBean(RoutingRules.class);
        waitingRules = context.getBean(WaitingRules.class);
        interactions = context.getBean(Interactions.class);
        queries = context.getBean(InteractionQueries.class);
        records = context.getBean(Records.class);
        explanations = context.getBean(Explanations.class);
        seats = context.getBean(Seats.class);
        skills = context.getBean(StaffSkills.class);
        reconciliation = context.getBean(Reconciliation.class);
        furnish();
    }

    private void furnish() {
        jdbc.sql(
                        "INSERT INTO organisation (id, code, kind, name) VALUES (:city, 'city', 'CITY', '{\"ko\":\"시\"}'), (:else, 'else', 'AGENCY', '{\"ko\":\"딴\"}')")
                .param("city", CITY.value())
                .param("else", ELSEWHERE.value())
                .update();
        jdbc.sql("INSERT INTO calendar (id, code, name) VALUES (:id, 'always', '{\"ko\":\"늘\"}')")
                .param("id", CALENDAR)
                .update();
        jdbc.sql("""
                INSERT INTO entry_point (id, key, channel, organisation, name, default_language, languages, calendar,
                                         visitor_away_pause, visitor_abandon, idle_warning, idle_close, parked_close, survey)
                VALUES (:id, 'web', 'CHAT', :city, '{"ko":"웹"}', 'ko', '{ko,vi,mn}', :calendar, 120, 600, 300, 600, 86400, true)
                """)
                .param("id", WEB.value())
                .param("city", CITY.value())
                .param("calendar", CALENDAR)
                .update();
        for (var skill : List.of("ko", "en", "vi", "mn", "sign:ksl", "tax")) {
            jdbc.sql("INSERT INTO skill (code, name) VALUES (:code, '{\"ko\":\"x\"}')")
                    .param("code", skill)
                    .update();
        }
        jdbc.sql("INSERT INTO topic (code, path) VALUES ('other', '{\"ko\":\"기타\"}')")
                .update();
    }

    UUID queue(String code) {
        return queue(code, CITY, 0);
    }

    UUID queue(String code, OrganisationId organisation, int priority) {
        var id = Ids.next();
        jdbc.sql(
                        "INSERT INTO queue (id, code, organisation_id, name, priority) VALUES (:id, :code, :organisation, '{\"ko\":\"줄\"}', :priority)")
                .param("id", id)
                .param("code", code)
                .param("organisation", organisation.value())
                .param("priority", priority)
                .update();
        jdbc.sql(
                        "INSERT INTO queue_choice (entry_point_id, role, queue_id) VALUES (:web, :role, :id) ON CONFLICT DO NOTHING")
                .param("web", WEB.value())
                .param("role", code.equals("interpreters") ? "INTERPRETER" : "AGENT")
                .param("id", id)
                .update();
        queues.reload();
        return id;
    }

    /// An agent, ready and at the desk, with room for `chats` chats.
    UUID agent(String name, int chats, Map<String, Integer> skills) {
        var id = Ids.next();
        jdbc.sql("INSERT INTO staff (id, username, display_name, created_at) VALUES (:id, :name, :name, :now)")
                .param("id", id)
                .param("name", name)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        skills.forEach((skill, proficiency) -> jdbc.sql("INSERT INTO staff_skill VALUES (:id, :skill, :proficiency)")
                .param("id", id)
                .param("skill", skill)
                .param("proficiency", proficiency)
                .update());
        Map.of("CHAT", chats, "VOICE", 1)
                .forEach((channel, places) -> jdbc.sql(
                                "INSERT INTO agent_load (staff_id, channel, capacity) VALUES (:id, :channel, :places)")
                        .param("id", id)
                        .param("channel", channel)
                        .param("places", places)
                        .update());
        grants.agents.put(id, Set.of(CITY));
        live.sockets.add(Recipient.staff(id));
        presences.connected(id);
        presences.set(id, PresenceState.READY, null, null, id);
        clock.advance(Duration.ofSeconds(1));
        return id;
    }

    /// The agent's only organisation from now on.
    void worksAt(UUID agent, OrganisationId organisation) {
        grants.agents.put(agent, Set.of(organisation));
    }

    InteractionId chat(UUID queue, String language) {
        return chat(List.of(SeatRequest.agent(queue, language, clock.instant())));
    }

    InteractionId chat(List<SeatRequest> seats) {
        return java.util.Objects.requireNonNull(transaction.execute(_ -> {
            var id = interactions
                    .arrive(new Arrival(
                            "test:" + Ids.next(),
                            Channel.CHAT,
                            Direction.INBOUND,
                            WEB,
                            CITY,
                            null,
                            null,
                            "ko",
                            clock.instant(),
                            null,
                            null))
                    .id();
            acd.enqueue(id, seats);
            return id;
        }));
    }

    /// Rounds until nothing more can be offered; every offer is shown at once.
    void match() {
        while (matcher.round() == MatcherLoop.Round.OFFERED) {
            jdbc.sql("SELECT id FROM offer WHERE state = 'RESERVED'")
                    .query((rs, _) -> new OfferId(rs.getObject(1, UUID.class)))
                    .list()
                    .forEach(offers::presented);
        }
    }

    MatcherLoop.Round round() {
        return matcher.round();
    }

    @Nullable
    Offer offerOf(UUID agent) {
        return offers.openOf(agent).orElse(null);
    }

    /// Matches, and the agent takes what is offered.
    Seat accept(UUID agent) {
        match();
        var offer = offers.openOf(agent).orElseThrow(() -> new AssertionError("nothing was offered"));
        return acd.find(offers.accept(offer.id(), agent).seat());
    }

    List<Seat> seatsOf(InteractionId id) {
        return seats.ofInteraction(id);
    }

    int used(UUID agent) {
        return jdbc.sql("SELECT coalesce(sum(used), 0) FROM agent_load WHERE staff_id = :id")
                .param("id", agent)
                .query(Integer.class)
                .single();
    }

    Instant now() {
        return clock.instant();
    }

    <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /// Citizens who have a thread see the question.
    private static final class ShownOnThePage implements SurveyCarrier {
        @Override
        public Channel channel() {
            return Channel.CHAT;
        }

        @Override
        public boolean ask(Question question) {
            return true;
        }
    }

    /// Whose sockets are open; frames go nowhere.
    static final class FakeLive implements Live {
        final Set<Recipient> sockets = ConcurrentHashMap.newKeySet();

        @Override
        public void publish(Recipient to, Frame frame) {}

        @Override
        public void signal(Recipient to, Frame frame) {}

        @Override
        public void disconnect(Recipient to, int code) {}

        @Override
        public boolean hasLocal(Recipient to) {
            return sockets.contains(to);
        }

        @Override
        public Set<Recipient> local() {
            return Set.copyOf(sockets);
        }

        @Override
        public boolean isConnected(Recipient to) {
            return sockets.contains(to);
        }

        @Override
        public Set<Recipient> connected(Collection<Recipient> of) {
            return of.stream().filter(sockets::contains).collect(Collectors.toSet());
        }
    }

    /// Who is an agent where.
    static final class FakeGrants implements org.dasan.city.Grants {
        final Map<UUID, Set<OrganisationId>> agents = new ConcurrentHashMap<>();

        @Override
        public boolean holds(org.dasan.city.StaffId staff, org.dasan.city.Role role, OrganisationId organisation) {
            return organisationsWhere(staff, role).contains(organisation);
        }

        @Override
        public boolean holdsEverywhere(org.dasan.city.StaffId staff, org.dasan.city.Role role) {
            return false; // everybody here works for some organisations
        }

        @Override
        public Set<OrganisationId> organisationsWhere(org.dasan.city.StaffId staff, org.dasan.city.Role role) {
            return role == org.dasan.city.Role.AGENT ? agents.getOrDefault(staff.value(), Set.of()) : Set.of();
        }

        @Override
        public List<Grant> grantedTo(org.dasan.city.StaffId staff) {
            return agents.getOrDefault(staff.value(), Set.of()).stream()
                    .map(organisation -> new Grant(org.dasan.city.Role.AGENT, organisation))
                    .toList();
        }
    }
}

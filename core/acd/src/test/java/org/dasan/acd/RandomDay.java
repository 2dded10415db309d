package org.dasan.acd;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.OrganisationId;
import org.dasan.city.StaffId;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Author;
import org.dasan.interactions.CounsellingRecord;
import org.dasan.interactions.Direction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.ParticipantKind;
import org.dasan.interactions.Threads;
import org.dasan.interactions.survey.Answer;
import org.dasan.interactions.survey.Surveys;
import org.dasan.store.Cursor;
import org.dasan.store.EventLog;
import org.dasan.store.Ids;
import org.dasan.store.Projection;
import org.dasan.store.StoredEvent;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A day of a small centre as chance will have it: citizens come, wait, leave and come again; agents answer,
/// park, hand over, write records, take breaks and are lost. The same seed is the same day.
public final class RandomDay implements AutoCloseable {
    public static final OrganisationId CITY = AcdWorld.CITY;
    public static final OrganisationId DISTRICT = AcdWorld.ELSEWHERE;
    private static final List<Outcome> OUTCOMES =
            List.of(Outcome.RESOLVED, Outcome.NOT_RESOLVED, Outcome.CASE, Outcome.CALLBACK);

    /// Identity of the citizen of each contact who gave one.
    public final Map<UUID, UUID> identities = new HashMap<>();

    /// What agents said of whether it was resolved.
    public final Map<UUID, String> resolved = new HashMap<>();

    private final Map<UUID, UUID> threads = new HashMap<>();
    private Cursor told = new Cursor(0, 0);
    private final AcdWorld world;
    private final Random random;
    private final List<UUID> queues;
    private final List<UUID> agents = new ArrayList<>();
    private final List<UUID> known = new ArrayList<>();
    private final List<InteractionId> contacts = new ArrayList<>();

    public RandomDay(TestDatabase database, MutableClock clock, Path folder, long seed) {
        world = new AcdWorld(database, clock, folder);
        random = new Random(seed);
        queues = List.of(world.queue("general"), world.queue("vi", CITY, 1), world.queue("district", DISTRICT, 0));
        for (int i = 0; i < 7; i++) {
            var agent = world.agent("agent" + i, 1 + i % 3, i % 2 == 0 ? Map.of("ko", 5, "vi", 3) : Map.of("ko", 4));
            world.jdbc
                    .sql(
                            "INSERT INTO staff_grant (staff, role, organisation, granted_at) VALUES (:staff, 'AGENT', :organisation, :at)")
                    .param("staff", agent)
                    .param("organisation", (i < 5 ? CITY : DISTRICT).value())
                    .param("at", world.now().atOffset(ZoneOffset.UTC))
                    .update();
            agents.add(agent);
        }
        for (int i = 0; i < 12; i++) {
            var identity = Ids.next();
            world.jdbc
                    .sql("""
                    INSERT INTO identity (id, kind, address_sealed, address_lookup, last4, created_at)
                    VALUES (:id, 'PHONE', :bytes, :bytes, '0000', :at)
                    """)
                    .param("id", identity)
                    .param("bytes", identity.toString().getBytes(StandardCharsets.UTF_8))
                    .param("at", world.now().atOffset(ZoneOffset.UTC))
                    .update();
            known.add(identity);
        }
    }

    public <T> T bean(Class<T> type) {
        return world.bean(type);
    }

    /// Tells all projections what has happened since the last time.
    public void tell() {
        var log = bean(EventLog.class);
        for (var page = log.tail(told, 200); !page.isEmpty(); page = log.tail(told, 200)) {
            tell(page);
            told = page.getLast().cursor();
        }
    }

    /// Tells them these events in this order.
    public void tell(List<StoredEvent> events) {
        world.transaction.executeWithoutResult(
                _ -> world.beans(Projection.class).forEach(projection -> projection.apply(events)));
    }

    /// Everything up to here was told.
    public void toldUpTo(Cursor place) {
        told = place;
    }

    public JdbcClient jdbc() {
        return world.jdbc;
    }

    public Instant now() {
        return world.now();
    }

    public void advance(Duration time) {
        world.clock.advance(time);
    }

    /// Lives on for so many steps, and every now and then everybody hears of it and some citizens say how it was.
    public void liveAndTell(int steps) {
        for (int done = 0; done < steps; done += 25) {
            live(25);
            tell();
            rate();
        }
        tell();
    }

    /// Lives on for so many steps.
    public void live(int steps) {
        for (int i = 0; i < steps; i++) {
            world.clock.advance(Duration.ofMillis(1_000 + random.nextInt(90_000)));
            world.timers.offersRunOut();
            world.timers.wrapUpRunsOut();
            step(random.nextInt(100));
            if (random.nextInt(3) > 0) {
                world.match();
                agents.forEach(this::takeOffer);
            }
        }
    }

    /// Some of those who were asked since the last time say how satisfied they are.
    public void rate() {
        for (var contact : contacts) {
            if (random.nextInt(2) == 0) {
                var answer = new Answer(1 + random.nextInt(5), random.nextBoolean() ? "" : "말");
                world.transaction.executeWithoutResult(_ -> world.bean(Surveys.class)
                        .answer(Objects.requireNonNull(threads.get(contact.value())), answer, world.now()));
            }
        }
    }

    /// Everybody goes home: what is open is ended, what is written runs out.
    public void end() {
        for (var contact : contacts) {
            world.acd.citizenEnded(contact, "SYSTEM", "IDLE");
        }
        world.clock.advance(Duration.ofMinutes(10));
        world.timers.wrapUpRunsOut();
        agents.forEach(agent -> world.presences.set(agent, PresenceState.OFFLINE, null, null, agent));
    }

    @Override
    public void close() {
        world.close();
    }

    private void step(int dice) {
        var agent = agents.get(random.nextInt(agents.size()));
        var seats = world.seats.heldBy(agent);
        var seat = seats.isEmpty() ? null : seats.get(random.nextInt(seats.size()));
        if (dice < 30) {
            arrive();
        } else if (dice < 36 && !contacts.isEmpty()) {
            world.acd.citizenEnded(contacts.get(random.nextInt(contacts.size())), "CITIZEN", "LEFT");
        } else if (dice < 40) {
            rest(agent);
        } else if (seat != null) {
            work(agent, seat, dice);
        }
    }

    private void arrive() {
        int n = random.nextInt(10);
        var queue = queues.get(n < 6 ? 0 : n < 8 ? 1 : 2);
        var language = n < 6 ? "ko" : n < 8 ? "vi" : "ko";
        var organisation = n < 9 ? CITY : DISTRICT;
        var identity = random.nextInt(3) == 0 ? null : known.get(random.nextInt(known.size()));
        contacts.add(Objects.requireNonNull(world.transaction.execute(_ -> {
            var thread = Ids.next();
            world.bean(Threads.class).open(thread, Channel.CHAT, AcdWorld.WEB, null, null, language);
            var id = world.interactions
                    .arrive(new Arrival(
                            "day:" + Ids.next(),
                            Channel.CHAT,
                            Direction.INBOUND,
                            AcdWorld.WEB,
                            organisation,
                            thread,
                            identity,
                            language,
                            world.now(),
                            null,
                            null))
                    .id();
            threads.put(id.value(), thread);
            if (identity != null) {
                identities.put(id.value(), identity);
            }
            world.acd.enqueue(id, List.of(SeatRequest.agent(queue, language, world.now())));
            return id;
        })));
        if (random.nextInt(12) == 0) {
            world.clock.advance(Duration.ofSeconds(2));
            world.acd.citizenEnded(contacts.getLast(), "CITIZEN", "LEFT");
        }
    }

    private void takeOffer(UUID agent) {
        var offer = world.offerOf(agent);
        if (offer == null || random.nextInt(10) == 0) {
            return; // it may ring out
        }
        world.clock.advance(Duration.ofMillis(200 + random.nextInt(5_000)));
        if (!world.now().isBefore(offer.expiresAt())) {
            return;
        }
        var seat = world.acd.find(world.offers.accept(offer.id(), agent).seat());
        if (random.nextInt(5) > 0) {
            world.clock.advance(Duration.ofMillis(random.nextInt(20_000)));
            say(agent, seat);
        }
    }

    private void rest(UUID agent) {
        var state = world.presences.find(agent).state();
        boolean back = state != PresenceState.READY;
        world.presences.set(
                agent, back ? PresenceState.READY : PresenceState.NOT_READY, back ? null : "BREAK", null, agent);
    }

    private void work(UUID agent, Seat seat, int dice) {
        switch (seat.state()) {
            case ACTIVE -> {
                if (dice < 50) {
                    say(agent, seat);
                } else if (dice < 58) {
                    world.acd.park(seat.id(), agent);
                } else if (dice < 64) {
                    world.acd.transfer(seat.id(), agent, queues.get(random.nextInt(2)), null, null);
                } else if (dice < 68) {
                    world.acd.agentLost(seat.id(), agent, "CONNECTION");
                } else {
                    world.acd.finish(seat.id(), agent);
                }
            }
            case PARKED -> {
                if (dice < 70) {
                    world.transaction.executeWithoutResult(_ -> world.acd.citizenWrote(seat.interaction()));
                }
            }
            case WRAP_UP -> {
                if (dice < 85) {
                    complete(agent, seat);
                }
            }
            case WAITING, OFFERED, DONE -> {}
        }
    }

    private void say(UUID agent, Seat seat) {
        world.transaction.executeWithoutResult(_ -> world.interactions.post(new NewMessage(
                seat.interaction(),
                new Author.Person(new StaffId(agent), ParticipantKind.AGENT),
                false,
                null,
                null,
                "안녕하세요",
                null,
                List.of(),
                world.now())));
    }

    private void complete(UUID agent, Seat seat) {
        var before = world.records.find(seat.interaction(), seat.id().value());
        var said = List.of("YES", "NO", "PASSED_ON", "").get(random.nextInt(4));
        var record = new CounsellingRecord(
                before.version(),
                OUTCOMES.get(random.nextInt(OUTCOMES.size())),
                List.of("other"),
                "",
                said.isEmpty() ? null : said,
                null,
                false,
                null,
                null);
        world.wrapUp.save(seat.id(), agent, record);
        if (said.isEmpty()) {
            resolved.remove(seat.interaction().value());
        } else {
            resolved.put(seat.interaction().value(), said);
        }
        if (!world.acd.decidesRecord(seat.id()) || random.nextInt(4) > 0) {
            world.wrapUp.complete(seat.id(), agent);
        }
    }
}

package org.dasan.interactions.survey;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.dasan.city.Channel;
import org.dasan.city.EntryPointId;
import org.dasan.city.OrganisationId;
import org.dasan.city.StaffId;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Author;
import org.dasan.interactions.Direction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.ParticipantKind;
import org.dasan.interactions.Threads;
import org.dasan.store.Cursor;
import org.dasan.store.EventLog;
import org.dasan.store.Ids;
import org.dasan.store.StoredEvent;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A city with one entry point that asks, whose citizens are reached as the test says.
final class SurveyWorld {
    private static final StaffId ADA = new StaffId(UUID.fromString("00000000-0000-7000-8000-000000000009"));

    final Surveys surveys;
    final SurveyLog log;
    final EventLog events;
    final Carrier carrier = new Carrier();
    final Threads threads;
    private final Interactions interactions;
    private final TestDatabase database;
    private final MutableClock clock;
    private final UUID entryPoint = Ids.next();
    private final UUID organisation = Ids.next();

    /// Writes down what was asked.
    static final class Carrier implements SurveyCarrier {
        final List<Question> asked = new ArrayList<>();
        boolean reaches = true;

        @Override
        public Channel channel() {
            return Channel.CHAT;
        }

        @Override
        public boolean ask(Question question) {
            asked.add(question);
            return reaches;
        }
    }

    SurveyWorld(TestDatabase database, MutableClock clock, Path folder) {
        this.database = database;
        this.clock = clock;
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(EventLog.class, () -> EventLog.over(database.dataSource(), clock));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(Carrier.class, () -> carrier);
        context.register(Interactions.class, Threads.class, Surveys.class, SurveyLog.class);
        context.refresh();
        surveys = context.getBean(Surveys.class);
        log = context.getBean(SurveyLog.class);
        events = context.getBean(EventLog.class);
        threads = context.getBean(Threads.class);
        interactions = context.getBean(Interactions.class);
        clock.set(MutableClock.MONDAY_NINE);
        database.clear();
        furnish();
    }

    private void furnish() {
        var calendar = Ids.next();
        var jdbc = database.jdbc();
        jdbc.sql("INSERT INTO organisation (id, code, kind, name) VALUES (:id, 'city', 'CITY', '{\"ko\":\"시\"}')")
                .param("id", organisation)
                .update();
        jdbc.sql("INSERT INTO calendar (id, code, name) VALUES (:id, 'always', '{\"ko\":\"늘\"}')")
                .param("id", calendar)
                .update();
        jdbc.sql("""
                INSERT INTO entry_point (id, key, channel, organisation, name, default_language, languages, calendar,
                                         visitor_away_pause, visitor_abandon, idle_warning, idle_close, parked_close, survey)
                VALUES (:id, 'web', 'CHAT', :city, '{"ko":"웹"}', 'ko', '{ko}', :calendar, 120, 600, 300, 600, 86400, true)
                """)
                .param("id", entryPoint)
                .param("city", organisation)
                .param("calendar", calendar)
                .update();
        jdbc.sql("INSERT INTO staff (id, username, display_name, created_at) VALUES (:id, 'ada', '에이다', :now)")
                .param("id", ADA.value())
                .param("now", MutableClock.MONDAY_NINE.atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    /// A contact and the conversation it belongs to.
    record Contact(UUID thread, InteractionId id) {}

    UUID newThread() {
        return inTransaction(() -> {
            var thread = Ids.next();
            threads.open(thread, Channel.CHAT, new EntryPointId(entryPoint), null, null, "ko");
            return thread;
        });
    }

    Contact arrive(UUID thread) {
        return arrive(thread, Channel.CHAT, Direction.INBOUND);
    }

    Contact arrive(UUID thread, Channel channel, Direction direction) {
        return inTransaction(() -> new Contact(
                thread,
                interactions
                        .arrive(new Arrival(
                                "test:" + Ids.next(),
                                channel,
                                direction,
                                new EntryPointId(entryPoint),
                                new OrganisationId(organisation),
                                thread,
                                null,
                                "ko",
                                clock.instant(),
                                null,
                                null))
                        .id()));
    }

    /// A person answers.
    Contact answered(Contact contact) {
        inTransaction(() -> {
            interactions.moveTo(contact.id(), InteractionState.ACTIVE);
            return interactions.post(new NewMessage(
                    contact.id(),
                    new Author.Person(ADA, ParticipantKind.AGENT),
                    false,
                    null,
                    null,
                    "안녕하세요",
                    null,
                    List.of(),
                    clock.instant()));
        });
        return contact;
    }

    Contact closed(Contact contact, Outcome outcome) {
        inTransaction(() -> {
            interactions.close(contact.id(), outcome);
            return contact;
        });
        return contact;
    }

    /// A contact that a person answered and closed, about which the citizen was asked.
    Contact asked() {
        var contact = closed(answered(arrive(newThread())), Outcome.RESOLVED);
        readLog();
        return contact;
    }

    /// The projection reads the whole log, as after a restore.
    void readLog() {
        inTransaction(() -> {
            log.apply(all());
            return true;
        });
    }

    List<StoredEvent> all() {
        return events.tail(new Cursor(0, 0), EventLog.MAX_LIMIT);
    }

    List<StoredEvent> told(String type) {
        return all().stream().filter(event -> event.type().equals(type)).toList();
    }

    Surveys.Result answer(UUID thread, int rating, String words) {
        return inTransaction(() -> surveys.answer(thread, new Answer(rating, words), clock.instant()));
    }

    boolean answeredByText(UUID thread, String text) {
        return inTransaction(() -> new SurveyTexts(surveys).answered(thread, text, clock.instant()));
    }

    void wait(Duration time) {
        clock.advance(time);
    }

    void update(String sql) {
        database.jdbc().sql(sql).update();
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(database.transactions().execute(_ -> work.get()));
    }
}

package org.dasan.server.access;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.dasan.acd.Acd;
import org.dasan.acd.NewPromise;
import org.dasan.acd.Promise;
import org.dasan.acd.Promises;
import org.dasan.acd.Queues;
import org.dasan.acd.SeatRequest;
import org.dasan.acd.SeatRole;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Direction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Interactions;
import org.dasan.store.Ids;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A sample of each kind there is so far.
@TestConfiguration(proxyBeanMethods = false)
class SubjectSamples {
    private final Interactions interactions;
    private final Acd acd;
    private final Queues queues;
    private final Promises promises;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final Clock clock;

    SubjectSamples(
            Interactions interactions,
            Acd acd,
            Queues queues,
            Promises promises,
            Directory directory,
            JdbcClient jdbc,
            Clock clock) {
        this.interactions = interactions;
        this.acd = acd;
        this.queues = queues;
        this.promises = promises;
        this.directory = directory;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Bean
    SubjectSample interactionSample() {
        return sample("interaction", at -> interaction(at).value());
    }

    @Bean
    SubjectSample seatSample() {
        return sample("seat", this::seat);
    }

    @Bean
    SubjectSample offerSample() {
        return sample("offer", this::offer);
    }

    @Bean
    SubjectSample promiseSample() {
        return sample("promise", this::promise);
    }

    @Bean
    SubjectSample queueSample() {
        return sample("queue", this::queue);
    }

    @Bean
    SubjectSample agentSample() {
        return sample("agent", this::agent);
    }

    @Bean
    SubjectSample noticeSample() {
        return sample("notice", this::notice);
    }

    @Bean
    SubjectSample entrySample() {
        return sample("entry", this::entry);
    }

    @Bean
    SubjectSample caseSample() {
        return sample("case", this::file);
    }

    private static SubjectSample sample(String subject, Function<EntryPoint, UUID> make) {
        return new SubjectSample() {
            @Override
            public String subject() {
                return subject;
            }

            @Override
            public UUID make(EntryPoint entryPoint) {
                return make.apply(entryPoint);
            }
        };
    }

    private InteractionId interaction(EntryPoint at) {
        return interactions
                .arrive(new Arrival(
                        "test:" + Ids.next(),
                        at.channel(),
                        Direction.INBOUND,
                        at.id(),
                        at.organisation(),
                        null,
                        null,
                        "ko",
                        clock.instant(),
                        null,
                        null))
                .id();
    }

    private UUID notice(EntryPoint at) {
        var id = Ids.next();
        jdbc.sql("""
            INSERT INTO notice (id, organisation_id, important, title, body, author, posted_at)
            SELECT :id, :organisation, false, 'test', '', id, :now FROM staff LIMIT 1
            """)
                .param("id", id)
                .param("organisation", at.organisation().value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /// A standard answer of the entry point's organisation.
    private UUID entry(EntryPoint at) {
        var id = Ids.next();
        jdbc.sql("""
            INSERT INTO knowledge_entry (id, lang, organisation_id, category, created_at, changed_at)
            VALUES (:id, 'ko', :organisation, 'other', :now, :now)
            """)
                .param("id", id)
                .param("organisation", at.organisation().value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /// A case that the entry point's organisation must answer.
    private UUID file(EntryPoint at) {
        var id = Ids.next();
        jdbc.sql("""
                INSERT INTO case_file (id, opened_on, counter, number, key, type, state, organisation_id, title, text, language,
                                       interaction_id, opened_by, opened_at, due_at, urgent_at)
                SELECT :id, DATE '2000-01-01', coalesce((SELECT max(counter) FROM case_file), 0) + 1, '0101-0001', :id, 'SIMPLE', 'TRIAGED',
                       :organisation, 'test', 'test', 'ko', :interaction, s.id, :now, :now, :now
                  FROM staff s LIMIT 1
                """)
                .param("id", id)
                .param("organisation", at.organisation().value())
                .param("interaction", interaction(at).value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private UUID seat(EntryPoint at) {
        var queue = queues.choose(at.id(), SeatRole.AGENT, "ko");
        return acd.enqueue(interaction(at), List.of(SeatRequest.agent(queue.id(), "ko", clock.instant())))
                .getFirst()
                .value();
    }

    /// An offer that was declined long ago by somebody of the demonstration.
    private UUID offer(EntryPoint at) {
        var seat = seat(at);
        var id = Ids.next();
        jdbc.sql("""
            INSERT INTO offer (id, seat_id, group_id, interaction_id, agent_id, channel, state, reserved_at, expires_at)
            SELECT :id, id, group_id, interaction_id, :agent, channel, 'DECLINED', :now, :now FROM seat WHERE id = :seat
            """)
                .param("id", id)
                .param(
                        "agent",
                        directory.staffByUsername("agent1").orElseThrow().id().value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("seat", seat)
                .update();
        return id;
    }

    /// Somebody who works for the entry point's organisation alone.
    private UUID agent(EntryPoint at) {
        var id = Ids.next();
        jdbc.sql("INSERT INTO staff (id, username, display_name, created_at) VALUES (:id, :name, '새 상담사', :now)")
                .param("id", id)
                .param("name", "sample-" + id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("INSERT INTO staff_grant (staff, role, organisation, granted_at) VALUES (:id, 'AGENT',"
                        + " :organisation, :now)")
                .param("id", id)
                .param("organisation", at.organisation().value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /// A queue of the entry point's organisation.
    private UUID queue(EntryPoint at) {
        var id = Ids.next();
        jdbc.sql("INSERT INTO queue (id, code, organisation_id, name) VALUES (:id, :code, :organisation,"
                        + " '{\"ko\":\"줄\"}')")
                .param("id", id)
                .param("code", id.toString())
                .param("organisation", at.organisation().value())
                .update();
        return id;
    }

    private UUID promise(EntryPoint at) {
        return promises.give(new NewPromise(
                        null,
                        Promise.Kind.CALLBACK,
                        at.organisation(),
                        at.id(),
                        null,
                        null,
                        null,
                        "ko",
                        "",
                        clock.instant().plus(Duration.ofDays(1)),
                        null))
                .id();
    }
}

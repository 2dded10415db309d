package org.dasan.selfservice.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.dasan.acd.Acd;
import org.dasan.acd.NewPromise;
import org.dasan.acd.Promise;
import org.dasan.acd.Promises;
import org.dasan.acd.Queue;
import org.dasan.acd.SeatId;
import org.dasan.acd.SeatRequest;
import org.dasan.city.Calendars;
import org.dasan.city.EntryPoint;
import org.dasan.interactions.Author;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.PhoneNumbers;
import org.dasan.interactions.Records;
import org.dasan.interactions.survey.Answer;
import org.dasan.interactions.survey.Surveys;
import org.dasan.selfservice.Recorded;
import org.dasan.selfservice.flow.Ending;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What flows do to contacts. Each step is a transaction of its own: none is open while a caller is on the
/// line.
@Component
class Contacts {
    private final Interactions interactions;
    private final Records records;
    private final Identities identities;
    private final Surveys surveys;
    private final Acd acd;
    private final QueueChoice choice;
    private final Promises promises;
    private final Voicemails voicemails;
    private final Calendars calendars;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Contacts(
            Interactions interactions,
            Records records,
            Identities identities,
            Surveys surveys,
            Acd acd,
            QueueChoice choice,
            Promises promises,
            Voicemails voicemails,
            Calendars calendars,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.interactions = interactions;
        this.records = records;
        this.identities = identities;
        this.surveys = surveys;
        this.acd = acd;
        this.choice = choice;
        this.promises = promises;
        this.voicemails = voicemails;
        this.calendars = calendars;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Where a caller waits; the seat is null where nobody does.
    record Place(Queue queue, @Nullable SeatId seat) {}

    Instant now() {
        return clock.instant();
    }

    void begin(InteractionId id) {
        transaction.executeWithoutResult(_ -> {
            var state = interactions.lock(id).state();
            if (state == InteractionState.ARRIVED || state == InteractionState.SELF_SERVICE) {
                interactions.beginSelfService(id, now());
            }
        });
    }

    /// Lets the caller wait; empty when they left in the same moment, and the contact is over.
    Optional<Place> enqueue(
            InteractionId id, EntryPoint entryPoint, Ending.Queue ending, String language, List<String> path) {
        var queue = choice.of(entryPoint, ending, language);
        return inTransaction(() -> {
            var now = now();
            if (!interactions.lock(id).state().isOpen()) {
                return Optional.empty();
            }
            interactions.endSelfService(id, language, ending.topic(), now);
            remember(id, ending.node());
            if (!path.isEmpty()) {
                interactions.post(new NewMessage(
                        id,
                        new Author.Automatic(),
                        true,
                        null,
                        "flow.path",
                        String.join(" › ", path),
                        "ko",
                        List.of(),
                        now));
            }
            var plain = SeatRequest.agent(queue.id(), language, now);
            var request = new SeatRequest(
                    plain.role(),
                    plain.queue(),
                    plain.language(),
                    plain.needs(),
                    ending.priority(),
                    now,
                    null,
                    null,
                    null,
                    false);
            return Optional.of(
                    new Place(queue, acd.enqueue(id, List.of(request)).getFirst()));
        });
    }

    private void remember(InteractionId id, @Nullable String node) {
        if (node != null) {
            jdbc.sql("""
                    INSERT INTO flow_wait (interaction_id, node) VALUES (:id, :node)
                    ON CONFLICT (interaction_id) DO UPDATE SET node = excluded.node
                    """).param("id", id.value()).param("node", node).update();
        }
    }

    /// The step of the flow at which the caller waited for a person.
    Optional<String> waitedAt(InteractionId id) {
        return jdbc.sql("SELECT node FROM flow_wait WHERE interaction_id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /// The caller has gone: served when they were told what they wanted to know, else abandoned.
    void hungUp(InteractionId id, String language, boolean informed) {
        if (informed) {
            close(id, language, Outcome.SELF_SERVED, "CITIZEN");
        } else {
            transaction.executeWithoutResult(_ -> {
                interactions.lock(id);
                interactions.endSelfService(id, language, null, now());
                acd.citizenEnded(id, "CITIZEN", "LEFT");
            });
        }
    }

    void close(InteractionId id, String language, Outcome outcome, String by) {
        transaction.executeWithoutResult(_ -> {
            if (interactions.lock(id).state().isOpen()) {
                interactions.endSelfService(id, language, null, now());
                interactions.endedBy(id, by);
                interactions.close(id, records.close(id, outcome));
            }
        });
    }

    /// Promises a call, once for each contact.
    ///
    /// @return whether there is a number to call
    boolean promiseCall(
            InteractionId id, EntryPoint entryPoint, @Nullable String number, int minutes, String language) {
        return inTransaction(() -> {
            var identity = number == null
                    ? interactions.lock(id).identity()
                    : PhoneNumbers.e164(number)
                            .map(phone -> identities.known(IdentityKind.PHONE, phone))
                            .orElse(null);
            if (identity == null || identities.kind(identity).orElse(null) != IdentityKind.PHONE) {
                return false;
            }
            var due = opening(entryPoint).plus(Duration.ofMinutes(minutes));
            promise(id, entryPoint, Promise.Kind.CALLBACK, id.toString(), identity, language, due);
            return true;
        });
    }

    /// Keeps a message and promises to answer it, once for each.
    void keepMessage(InteractionId id, EntryPoint entryPoint, Recorded.Kept message, String language) {
        transaction.executeWithoutResult(_ -> {
            var identity = interactions.lock(id).identity();
            var due = opening(entryPoint);
            var which = id + " " + message.sound().sha256();
            var promise = promise(id, entryPoint, Promise.Kind.VOICEMAIL, which, identity, language, due);
            voicemails.keep(promise.id(), id, message, now());
        });
    }

    void rate(InteractionId id, int rating) {
        transaction.executeWithoutResult(_ -> surveys.answerOnTheLine(id, new Answer(rating, ""), now()));
    }

    private Promise promise(
            InteractionId id,
            EntryPoint entryPoint,
            Promise.Kind kind,
            String which,
            @Nullable UUID identity,
            String language,
            Instant due) {
        return promises.give(new NewPromise(
                UUID.nameUUIDFromBytes((kind + " " + which).getBytes(UTF_8)),
                kind,
                entryPoint.organisation(),
                entryPoint.id(),
                id,
                identity,
                null,
                language,
                "",
                due,
                null));
    }

    private Instant opening(EntryPoint entryPoint) {
        return calendars.opensNext(entryPoint.calendar(), now()).orElseGet(this::now);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }
}

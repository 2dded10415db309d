package org.dasan.channels.chat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.apache.commons.validator.routines.EmailValidator;
import org.dasan.acd.NewPromise;
import org.dasan.acd.Promise;
import org.dasan.acd.Promises;
import org.dasan.acd.Queues;
import org.dasan.acd.SeatRole;
import org.dasan.city.Calendars;
import org.dasan.city.Channel;
import org.dasan.city.EntryPoint;
import org.dasan.city.access.Problem;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.ClientIdReusedException;
import org.dasan.interactions.Direction;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.PhoneNumbers;
import org.dasan.interactions.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The form for the hours when nobody answers: what the citizen asks becomes a contact that ends in a
/// promise.
@Component
class Callbacks {
    private static final Duration FURTHEST = Duration.ofDays(30);
    private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);
    private static final EmailValidator EMAILS = EmailValidator.getInstance();

    private final Identities identities;
    private final Interactions interactions;
    private final InteractionQueries queries;
    private final Records records;
    private final Promises promises;
    private final Queues queues;
    private final Calendars calendars;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Counter given;

    Callbacks(
            Identities identities,
            Interactions interactions,
            InteractionQueries queries,
            Records records,
            Promises promises,
            Queues queues,
            Calendars calendars,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry metrics) {
        this.identities = identities;
        this.interactions = interactions;
        this.queries = queries;
        this.records = records;
        this.promises = promises;
        this.queues = queues;
        this.calendars = calendars;
        this.transaction = transaction;
        this.clock = clock;
        given = Counter.builder("dasan.chat.callbacks")
                .description("Answers promised by the form")
                .register(metrics);
    }

    /// What a citizen asks for.
    record Wish(
            UUID clientId,
            String language,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            String text,
            @Nullable Instant wantedAt) {}

    /// What the citizen keeps; `isNew` is false when the same was asked before.
    record Receipt(UUID promise, String number, boolean isNew) {}

    private record Address(IdentityKind kind, String value, Promise.Kind promise) {}

    /// Gives the promise: the contact, its record and what is owed, all or nothing.
    ///
    /// @throws Problem 400 naming the field that is wrong
    Receipt give(EntryPoint entryPoint, Wish wish) {
        if (!entryPoint.languages().contains(wish.language())) {
            throw Problem.field("language", "must be one of " + entryPoint.languages());
        }
        var text = Texts.require("text", wish.text());
        if (text.length() > Texts.LONGEST) {
            throw Problem.field("text", "must have at most " + Texts.LONGEST + " characters");
        }
        var name = wish.name() == null || wish.name().isBlank()
                ? null
                : Texts.requireStorable("name", wish.name().strip());
        var address = address(wish);
        var now = clock.instant();
        var dueAt = dueAt(entryPoint, wish, now);
        return Objects.requireNonNull(
                transaction.execute(_ -> store(entryPoint, wish, text, name, address, dueAt, now)));
    }

    private Receipt store(
            EntryPoint entryPoint,
            Wish wish,
            String text,
            @Nullable String name,
            Address address,
            Instant dueAt,
            Instant now) {
        var identity = identities.known(address.kind(), address.value());
        var arrived = interactions.arrive(new Arrival(
                "chat:callback:" + wish.clientId(),
                Channel.CHAT,
                Direction.INBOUND,
                entryPoint.id(),
                entryPoint.organisation(),
                null,
                identity,
                wish.language(),
                now,
                null,
                null));
        if (!arrived.isNew()) {
            return again(queries.find(arrived.id()).orElseThrow(), wish, identity, text, now);
        }
        interactions.post(NewMessage.fromCitizen(arrived.id(), wish.clientId(), text, List.of(), now));
        interactions.close(arrived.id(), records.close(arrived.id(), Outcome.PROMISED));
        var promise = promises.give(new NewPromise(
                wish.clientId(),
                address.promise(),
                entryPoint.organisation(),
                entryPoint.id(),
                arrived.id(),
                identity,
                name,
                wish.language(),
                text,
                dueAt,
                null));
        given.increment();
        return receipt(promise, now, true);
    }

    private Receipt again(Interaction before, Wish wish, UUID identity, String text, Instant now) {
        var promise = promises.given(wish.clientId()).orElseThrow(() -> new ClientIdReusedException(wish.clientId()));
        interactions.alreadyPosted(
                before.id().value(),
                wish.clientId(),
                NewMessage.fromCitizen(before.id(), wish.clientId(), text, List.of(), now));
        if (!identity.equals(before.identity())) {
            throw new ClientIdReusedException(wish.clientId());
        }
        return receipt(promise, before.arrivedAt(), false);
    }

    private Receipt receipt(Promise promise, Instant at, boolean isNew) {
        var number = "%s-%04d".formatted(MONTH_AND_DAY.format(at.atZone(calendars.zone())), promise.number());
        return new Receipt(promise.id(), number, isNew);
    }

    private static Address address(Wish wish) {
        var phone = wish.phone();
        if (phone != null && !phone.isBlank()) {
            var number =
                    PhoneNumbers.e164(phone).orElseThrow(() -> Problem.field("phone", "is not a telephone number"));
            return new Address(IdentityKind.PHONE, number, Promise.Kind.CALLBACK);
        }
        var email = wish.email() == null ? "" : wish.email().strip();
        if (email.isEmpty()) {
            throw Problem.field("phone", "is needed, or an e-mail address");
        }
        if (!EMAILS.isValid(email)) {
            throw Problem.field("email", "is not an e-mail address");
        }
        return new Address(IdentityKind.EMAIL, email.toLowerCase(Locale.ROOT), Promise.Kind.FOLLOW_UP);
    }

    /// The wanted time, or now; in closed hours when it opens next.
    private Instant dueAt(EntryPoint entryPoint, Wish wish, Instant now) {
        var wanted = wish.wantedAt();
        if (wanted != null
                && (wanted.isBefore(now.minus(Duration.ofMinutes(5))) || wanted.isAfter(now.plus(FURTHEST)))) {
            throw Problem.field("wantedAt", "must lie within the next " + FURTHEST.toDays() + " days");
        }
        var queue = queues.choose(entryPoint.id(), SeatRole.AGENT, wish.language());
        var from = wanted == null || wanted.isBefore(now) ? now : wanted;
        return queues.opensNext(queue, entryPoint, from).orElse(from);
    }
}

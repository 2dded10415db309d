package org.dasan.interactions.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dasan.city.Channel;
import org.dasan.city.StaffId;
import org.dasan.interactions.Identities;
import org.dasan.interactions.InteractionEvent;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.outbox.OutboxRows.Change;
import org.dasan.interactions.outbox.OutboxRows.Row;
import org.dasan.store.EventLog;
import org.dasan.store.Tempo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Texts that leave the system: each is queued in the transaction of its cause, handed over once, and
/// followed until it ends. Whatever nobody knows is UNCERTAIN and stays so until the provider or a person
/// says more.
@Component
public class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    /// How long a worker may take for one text; twice what a gateway may.
    static final Duration LEASE = Duration.ofMinutes(1);
    /// After this the provider is first asked about an uncertain text; then after twice, four times… as long.
    static final Duration FIRST_LOOK_UP = Duration.ofSeconds(30);
    static final int LOOK_UPS = 8;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int PER_SWEEP = 100;
    /// What the event log takes as a code.
    private static final Pattern TOKEN = Pattern.compile("[\\w.:-]{1,60}");

    private final OutboxRows rows;
    private final TransactionTemplate transaction;
    private final EventLog events;
    private final Identities identities;
    private final OutboxWake wake;
    private final Clock clock;
    private final MeterRegistry meters;

    Outbox(
            OutboxRows rows,
            TransactionTemplate transaction,
            EventLog events,
            Identities identities,
            OutboxWake wake,
            Clock clock,
            MeterRegistry meters) {
        this.rows = rows;
        this.transaction = transaction;
        this.events = events;
        this.identities = identities;
        this.wake = wake;
        this.clock = clock;
        this.meters = meters;
    }

    /// Where a text stands.
    ///
    /// @param code    last word of the provider, or of a person who gave up
    /// @param attempt how often it was handed over; more than once it may have arrived twice only if a person
    /// said so
    public record Status(
            UUID id,
            @Nullable UUID message,
            Channel channel,
            DeliveryState state,
            int attempt,
            @Nullable String code,
            Instant at) {}

    /// What a person says about an uncertain text.
    public enum Decision {
        SEND_AGAIN,
        GIVE_UP
    }

    /// Queues a text in the caller's transaction; it leaves after the commit.
    ///
    /// @return its id; for a message that is queued already on that channel, the id it has
    /// @throws IllegalStateException if no transaction is active
    public UUID enqueue(Outgoing outgoing) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a text is queued in the transaction of its cause, but none is active");
        }
        var now = clock.instant();
        var queued = rows.insert(outgoing, now);
        if (queued.isEmpty()) {
            return rows.ofMessage(outgoing.message(), outgoing.channel());
        }
        if (outgoing.interaction() != null) {
            append(new InteractionEvent.DeliveryChanged(
                    outgoing.interaction(),
                    now,
                    queued.get(),
                    outgoing.message(),
                    outgoing.channel(),
                    DeliveryState.QUEUED.name(),
                    null,
                    null));
        }
        wake.afterCommit();
        return queued.get();
    }

    /// Claims what is due for this worker alone; each is settled once, at the latest when [#LEASE] is over.
    List<Delivery> claimDue(Set<Channel> channels, int limit) {
        return inTransaction(now -> {
            var claimed = new ArrayList<Delivery>();
            for (var row : rows.claimDue(channels, limit, now, real(LEASE))) {
                text(row)
                        .ifPresentOrElse(
                                text -> claimed.add(new Delivery(text, row.attempt())),
                                () -> change(row, DeliveryState.REJECTED, null, "address-gone", null, now));
            }
            return claimed;
        });
    }

    /// Uncertain texts about which the provider is to be asked now.
    List<Delivery> claimLookUps(Set<Channel> channels, int limit) {
        return inTransaction(now -> rows.claimLookUps(channels, limit, LOOK_UPS, now, real(FIRST_LOOK_UP)).stream()
                .flatMap(row -> text(row).map(text -> new Delivery(text, row.attempt())).stream())
                .toList());
    }

    /// Makes UNCERTAIN what was claimed by workers that have died or hang: the provider may have the text.
    ///
    /// @return how many
    int leasesRunOut() {
        return inTransaction(now -> {
            var dead = rows.lockDead(now, PER_SWEEP);
            dead.forEach(row ->
                    change(row, DeliveryState.UNCERTAIN, now.plus(real(FIRST_LOOK_UP)), "lease-over", null, now));
            return dead.size();
        });
    }

    /// Ends what waited longer than it was good for.
    ///
    /// @return how many
    int expire() {
        return inTransaction(now -> {
            var expired = rows.lockExpired(now, PER_SWEEP);
            expired.forEach(row -> change(row, DeliveryState.EXPIRED, null, row.lastCode(), null, now));
            return expired.size();
        });
    }

    /// Writes down what became of a text that was handed over. An answer that comes after the lease is
    /// evidence like any other; one that comes after the text was handed over again is kept and changes
    /// nothing.
    DeliveryState settle(Delivery delivery, SendResult result) {
        return inTransaction(now -> {
            if (result instanceof SendResult.Accepted accepted) {
                rows.reserveName(delivery.text().channel(), accepted.externalId());
            }
            var row = lock(delivery.text().id());
            boolean open = row.state() == DeliveryState.SENDING || row.state() == DeliveryState.UNCERTAIN;
            if (row.attempt() != delivery.attempt() || !open) {
                return late(row, result, now);
            }
            return switch (result) {
                case SendResult.Accepted accepted -> accepted(row, accepted.externalId(), now);
                case SendResult.Rejected rejected ->
                    change(row, DeliveryState.REJECTED, null, rejected.code(), null, now);
                case SendResult.Unavailable unavailable -> again(row, unavailable, now);
                case SendResult.Uncertain uncertain ->
                    change(row, DeliveryState.UNCERTAIN, now.plus(real(FIRST_LOOK_UP)), uncertain.cause(), null, now);
            };
        });
    }

    /// Writes down what a provider said about an uncertain text.
    DeliveryState resolve(Delivery delivery, LookUp found) {
        return inTransaction(now -> {
            if (found instanceof LookUp.Found there) {
                rows.reserveName(delivery.text().channel(), there.externalId());
            }
            var row = lock(delivery.text().id());
            if (row.state() != DeliveryState.UNCERTAIN || row.attempt() != delivery.attempt()) {
                return row.state();
            }
            return switch (found) {
                case LookUp.Found there -> accepted(row, there.externalId(), now);
                case LookUp.Absent _ -> again(row, new SendResult.Unavailable(Duration.ZERO, "absent"), now);
                case LookUp.Unknown _ -> row.state();
            };
        });
    }

    /// Takes what a provider tells of a text, in any order and any number of times; the same twice is stored
    /// once. One that comes before the provider's answer to us waits for it.
    public void receive(Receipt receipt) {
        inTransaction(now -> {
            rows.reserveName(receipt.channel(), receipt.externalId());
            var stored = rows.insertReceipt(receipt, now);
            if (stored.isPresent()) {
                rows.lockByName(receipt.channel(), receipt.externalId())
                        .ifPresent(row -> tell(row, stored.get(), receipt, now));
            }
            return stored.isPresent();
        });
    }

    /// Carries out what a person decided about an uncertain text.
    ///
    /// @throws IllegalStateException when it is not uncertain (any more)
    public void decide(UUID id, StaffId by, Decision decision) {
        inTransaction(now -> {
            var row = lock(id);
            if (row.state() != DeliveryState.UNCERTAIN) {
                throw new IllegalStateException(
                        "only UNCERTAIN deliveries are decided by people, but " + id + " is " + row.state());
            }
            return switch (decision) {
                case SEND_AGAIN -> {
                    rows.goodUntil(id, now.plus(Duration.ofHours(1)));
                    yield change(row, DeliveryState.QUEUED, now, "sent-again", by, now);
                }
                case GIVE_UP -> change(row, DeliveryState.FAILED, null, "given-up", by, now);
            };
        });
    }

    /// Takes a text back that has not been claimed.
    ///
    /// @return whether it was in time
    public boolean cancel(UUID id) {
        return inTransaction(now -> {
            var row = lock(id);
            if (row.state() == DeliveryState.QUEUED) {
                change(row, DeliveryState.CANCELLED, null, null, null, now);
                return true;
            }
            return row.state() == DeliveryState.CANCELLED;
        });
    }

    /// Where these messages stand; those that leave by no provider are missing.
    public List<Status> ofMessages(Collection<UUID> messages) {
        return rows.ofMessages(messages).stream().map(Outbox::status).toList();
    }

    /// Which of these names of the provider are those of texts we know.
    public Set<String> known(Channel channel, Collection<String> externalIds) {
        return externalIds.isEmpty() ? Set.of() : rows.known(channel, externalIds);
    }

    /// Where one text stands, and in which contact; empty when there is no such text of that contact.
    public Optional<Status> find(InteractionId interaction, UUID id) {
        return rows.find(id)
                .filter(row -> interaction.equals(row.interaction()))
                .map(Outbox::status);
    }

    /// What waits for evidence or a person, oldest first.
    public List<Status> uncertain(int limit) {
        return rows.uncertain(limit).stream().map(Outbox::status).toList();
    }

    private static Status status(Row row) {
        return new Status(
                row.id(), row.message(), row.channel(), row.state(), row.attempt(), row.lastCode(), row.updatedAt());
    }

    private DeliveryState accepted(Row row, String externalId, Instant now) {
        rows.name(row.id(), externalId);
        var state = change(row, DeliveryState.ACCEPTED, null, null, null, now);
        for (var parked : rows.parked(row.channel(), externalId)) {
            state = tell(lock(row.id()), parked.id(), parked.receipt(), now);
        }
        return state;
    }

    private DeliveryState again(Row row, SendResult.Unavailable unavailable, Instant now) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(row.attempt() - 1, 20));
        var shortest = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        var due =
                now.plus(real(unavailable.retryAfter().compareTo(shortest) > 0 ? unavailable.retryAfter() : shortest));
        return due.isBefore(row.expiresAt())
                ? change(row, DeliveryState.QUEUED, due, unavailable.code(), null, now)
                : change(row, DeliveryState.EXPIRED, null, unavailable.code(), null, now);
    }

    private DeliveryState late(Row row, SendResult result, Instant now) {
        LOG.warn(
                "attempt on delivery {} is answered late with {}; it is {} by now",
                row.id(),
                result.getClass().getSimpleName(),
                row.state());
        if (result instanceof SendResult.Accepted accepted) {
            rows.insertReceipt(
                            new Receipt(row.channel(), accepted.externalId(), DeliveryState.ACCEPTED, "late", now), now)
                    .ifPresent(receipt -> rows.relate(receipt, row.id(), false));
        }
        return row.state();
    }

    private DeliveryState tell(Row row, UUID receipt, Receipt told, Instant now) {
        if (row.state().contradicts(told.state())) {
            LOG.warn("delivery {} is {}, but the provider told {}", row.id(), row.state(), told.state());
            meters.counter(
                            "dasan.outbox.contradictions",
                            "channel",
                            row.channel().name())
                    .increment();
            if (row.interaction() != null) {
                append(new InteractionEvent.DeliveryContradicted(
                        row.interaction(),
                        now,
                        row.id(),
                        row.channel(),
                        row.state().name(),
                        told.state().name()));
            }
        }
        boolean raises = row.state().isRaisedBy(told.state());
        rows.relate(receipt, row.id(), raises);
        return raises ? change(row, told.state(), null, told.code(), null, now) : row.state();
    }

    private DeliveryState change(
            Row row,
            DeliveryState to,
            @Nullable Instant due,
            @Nullable String code,
            @Nullable StaffId by,
            Instant now) {
        rows.change(row.id(), new Change(row.state().transition(to), due, code), now);
        meters.counter("dasan.outbox.changes", "channel", row.channel().name(), "state", to.name())
                .increment();
        if (row.interaction() != null) {
            append(new InteractionEvent.DeliveryChanged(
                    row.interaction(),
                    now,
                    row.id(),
                    row.message(),
                    row.channel(),
                    to.name(),
                    token(code),
                    by == null ? null : by.value()));
        }
        if (to == DeliveryState.QUEUED) {
            wake.afterCommit();
        }
        return to;
    }

    private Optional<OutboundText> text(Row row) {
        try {
            return identities
                    .address(row.identity())
                    .filter(address -> !address.isEmpty())
                    .map(address -> new OutboundText(
                            row.id(),
                            row.channel(),
                            row.payload().from(),
                            address,
                            row.payload().text(),
                            row.createdAt()));
        } catch (IllegalArgumentException e) {
            LOG.warn("the address of delivery {} cannot be opened", row.id(), e);
            return Optional.empty();
        }
    }

    private static @Nullable String token(@Nullable String code) {
        return code != null && TOKEN.matcher(code).matches() ? code : null;
    }

    private void append(InteractionEvent event) {
        events.append(List.of(event.toNewEvent()));
    }

    private Row lock(UUID id) {
        return rows.lock(id).orElseThrow(() -> new NoSuchElementException("no delivery " + id));
    }

    /// Providers do not hurry because the city's clock does.
    private Duration real(Duration onMachine) {
        return Tempo.inCity(clock, onMachine);
    }

    private interface Step<T> {
        T run(Instant now);
    }

    private <T> T inTransaction(Step<T> step) {
        return Objects.requireNonNull(transaction.<T>execute(_ -> step.run(clock.instant())));
    }
}

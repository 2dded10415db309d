package org.dasan.channels.chat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.Queue;
import org.dasan.acd.Queues;
import org.dasan.acd.Seat;
import org.dasan.acd.SeatRequest;
import org.dasan.acd.SeatRole;
import org.dasan.acd.UnknownQueueException;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.ClientIdReusedException;
import org.dasan.interactions.Direction;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.Posted;
import org.dasan.interactions.Threads;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What citizens do in a conversation. Each method is one transaction, and the same request again changes
/// nothing.
@Component
class Conversations {
    private final Identities identities;
    private final Threads threads;
    private final Interactions interactions;
    private final InteractionQueries queries;
    private final Acd acd;
    private final AcdQueries seats;
    private final Queues queues;
    private final Visitors visitors;
    private final Directory directory;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Counter started;
    private final Counter written;

    Conversations(
            Identities identities,
            Threads threads,
            Interactions interactions,
            InteractionQueries queries,
            Acd acd,
            AcdQueries seats,
            Queues queues,
            Visitors visitors,
            Directory directory,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry metrics) {
        this.identities = identities;
        this.threads = threads;
        this.interactions = interactions;
        this.queries = queries;
        this.acd = acd;
        this.seats = seats;
        this.queues = queues;
        this.visitors = visitors;
        this.directory = directory;
        this.transaction = transaction;
        this.clock = clock;
        started = Counter.builder("dasan.chat.interactions")
                .description("Chats that arrived")
                .register(metrics);
        written = Counter.builder("dasan.chat.messages")
                .description("Messages citizens wrote")
                .register(metrics);
    }

    /// What a citizen writes.
    ///
    /// @param clientId made by the page; the same again is stored once
    record Words(UUID clientId, String text, List<UUID> media) {}

    /// A conversation that has begun; `isNew` is false when it had begun before under the same client id.
    record Started(UUID conversation, EntryPoint entryPoint, boolean isNew) {}

    /// Begins a conversation: identity, thread, interaction, first message and a waiting seat, all or
    /// nothing.
    ///
    /// @param clientId the secret by which the page finds the conversation again; it is stored as an address
    /// is
    /// @throws ClientIdReusedException when it names a conversation of another entry point
    Started start(UUID clientId, EntryPoint entryPoint, String language, @Nullable Words first) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var now = clock.instant();
            // A second start at the same time waits here until the first one is committed.
            var identity = identities.known(IdentityKind.VISITOR, clientId.toString());
            var intakeKey = "chat:" + clientId;
            var before = queries.byIntake(intakeKey);
            if (before.isPresent()) {
                return again(before.get(), clientId, entryPoint, first);
            }
            var conversation = Ids.next();
            threads.open(conversation, Channel.CHAT, entryPoint.id(), identity, null, language);
            var thread = threads.lock(conversation).orElseThrow();
            visitors.appeared(conversation, now);
            open(thread, entryPoint, intakeKey, first, null, true, now);
            return new Started(conversation, entryPoint, true);
        }));
    }

    private Started again(Interaction before, UUID clientId, EntryPoint entryPoint, @Nullable Words first) {
        if (!before.entryPoint().equals(entryPoint.id())) {
            throw new ClientIdReusedException(clientId);
        }
        var conversation = Objects.requireNonNull(before.thread());
        if (first != null) {
            postInTransaction(conversation, first);
        }
        return new Started(conversation, entryPoint, false);
    }

    /// Stores what the citizen wrote: in the open interaction, else in a new one that the last agent is
    /// preferred for.
    Posted post(UUID conversation, Words words) {
        return Objects.requireNonNull(transaction.execute(_ -> postInTransaction(conversation, words)));
    }

    private Posted postInTransaction(UUID conversation, Words words) {
        var now = clock.instant();
        var thread = threads.lock(conversation).orElseThrow(() -> ChatRefusals.unknownConversation(conversation));
        var current = Objects.requireNonNull(thread.current(), "a chat begins with an interaction");
        var message = NewMessage.fromCitizen(current, words.clientId(), words.text(), words.media(), now);
        var before = interactions.alreadyPosted(conversation, words.clientId(), message);
        if (before.isPresent()) {
            return before.get();
        }
        var interaction = interactions.lock(current);
        if (!interaction.state().isOpen()) {
            var entryPoint = directory.entryPoint(thread.entryPoint()).orElseThrow();
            var key = "chat:" + conversation + ":" + words.clientId();
            return Objects.requireNonNull(open(thread, entryPoint, key, words, interaction, false, now));
        }
        var posted = interactions.post(message);
        written.increment();
        if (interaction.state() == InteractionState.PARKED) {
            acd.citizenWrote(current);
        }
        return posted;
    }

    /// A new interaction on the thread, its first message and its seat.
    ///
    /// @param cause the interaction it continues; its last agent is preferred
    private @Nullable Posted open(
            Threads.MessageThread thread,
            EntryPoint entryPoint,
            String intakeKey,
            @Nullable Words words,
            @Nullable Interaction cause,
            boolean welcome,
            Instant now) {
        var queue = openQueue(entryPoint, thread.language(), now);
        var id = interactions
                .arrive(new Arrival(
                        intakeKey,
                        Channel.CHAT,
                        Direction.INBOUND,
                        entryPoint.id(),
                        entryPoint.organisation(),
                        thread.id(),
                        thread.identity(),
                        thread.language(),
                        now,
                        cause == null ? null : cause.id(),
                        null))
                .id();
        Posted posted = null;
        if (words != null) {
            posted = interactions.post(NewMessage.fromCitizen(id, words.clientId(), words.text(), words.media(), now));
            written.increment();
        }
        if (welcome) {
            interactions.post(NewMessage.fromSystem(id, "welcome", now));
        }
        var seat = SeatRequest.agent(queue.id(), thread.language(), now);
        acd.enqueue(id, List.of(cause == null ? seat : seat.preferring(lastAgent(cause.id()))));
        started.increment();
        return posted;
    }

    private Queue openQueue(EntryPoint entryPoint, String language, Instant now) {
        try {
            var queue = queues.choose(entryPoint.id(), SeatRole.AGENT, language);
            if (!queues.isOpen(queue, entryPoint, now)) {
                throw ChatRefusals.closed(queues.opensNext(queue, entryPoint, now));
            }
            return queue;
        } catch (UnknownQueueException e) {
            throw new IllegalStateException("entry point " + entryPoint.key() + " has no queue for " + language, e);
        }
    }

    private @Nullable UUID lastAgent(InteractionId id) {
        return seats.ofInteraction(id).stream()
                .filter(seat -> seat.role() == SeatRole.AGENT && seat.agent() != null && seat.connectedAt() != null)
                .map(Seat::agent)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    /// The citizen has seen the messages up to this number.
    void read(UUID conversation, int number) {
        transaction.executeWithoutResult(_ -> interactions.markRead(current(conversation), true, number, null));
    }

    /// The citizen ends the contact; one that is over stays as it is.
    void end(UUID conversation) {
        transaction.executeWithoutResult(_ -> acd.citizenEnded(current(conversation), "CITIZEN", "LEFT"));
    }

    private InteractionId current(UUID conversation) {
        return threads.find(conversation)
                .map(Threads.MessageThread::current)
                .orElseThrow(() -> ChatRefusals.unknownConversation(conversation));
    }
}

package org.dasan.channels.chat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.acd.ThreadContacts;
import org.dasan.city.Channel;
import org.dasan.city.EntryPoint;
import org.dasan.interactions.ClientIdReusedException;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.Interactions;
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
    private final ThreadContacts contacts;
    private final Visitors visitors;
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
            ThreadContacts contacts,
            Visitors visitors,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry metrics) {
        this.identities = identities;
        this.threads = threads;
        this.interactions = interactions;
        this.queries = queries;
        this.acd = acd;
        this.contacts = contacts;
        this.visitors = visitors;
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
            open(thread, intakeKey, first, "welcome", now);
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
        var joined = contacts.join(thread, said(words, now));
        if (joined.isPresent()) {
            if (joined.get().isNew()) {
                written.increment();
            }
            return joined.get();
        }
        var key = "chat:" + conversation + ":" + words.clientId();
        return Objects.requireNonNull(open(thread, key, words, null, now));
    }

    /// A new interaction on the thread, its first message and its seat.
    ///
    /// @param greeting what the citizen is told first
    private @Nullable Posted open(
            Threads.MessageThread thread,
            String intakeKey,
            @Nullable Words words,
            @Nullable String greeting,
            Instant now) {
        var door = contacts.door(thread, now);
        if (!door.open()) {
            throw ChatRefusals.closed(Optional.ofNullable(door.opensAt()));
        }
        var first = words == null ? null : said(words, now);
        var opened = contacts.open(thread, door, intakeKey, first, greeting, now);
        if (opened.posted() != null) {
            written.increment();
        }
        started.increment();
        return opened.posted();
    }

    private static ThreadContacts.Words said(Words words, Instant at) {
        return new ThreadContacts.Words(words.clientId(), words.text(), words.media(), at);
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

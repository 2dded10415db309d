package org.dasan.acd;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Direction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.Posted;
import org.dasan.interactions.Threads.MessageThread;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What citizens write on a provider's conversation: it joins the contact that is open there, else it opens a
/// new one for which the last agent is preferred. Callers hold the thread's row lock, so that two messages
/// never both open a contact.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ThreadContacts {
    private final Interactions interactions;
    private final Acd acd;
    private final Seats seats;
    private final Queues queues;
    private final Directory directory;

    ThreadContacts(Interactions interactions, Acd acd, Seats seats, Queues queues, Directory directory) {
        this.interactions = interactions;
        this.acd = acd;
        this.seats = seats;
        this.queues = queues;
        this.directory = directory;
    }

    /// What a citizen writes.
    ///
    /// @param clientId made by the sender; the same again on this thread is stored once
    /// @param media    uploads of this thread that belong to it
    public record Words(UUID clientId, String text, List<UUID> media, Instant at) {
        public Words {
            media = List.copyOf(media);
        }
    }

    /// Where a new contact would wait now.
    ///
    /// @param opensAt when somebody answers there next; nothing while it is open, or when it never opens
    public record Door(
            EntryPoint entryPoint,
            Queue queue,
            boolean open,
            @Nullable Instant opensAt) {}

    /// A contact that has begun.
    ///
    /// @param posted its first message, if it began with one
    public record Opened(
            InteractionId interaction, @Nullable Posted posted) {}

    /// The entry point's queue for the thread's language, and whether it is open at that time.
    public Door door(MessageThread thread, Instant at) {
        var entryPoint = directory.entryPoint(thread.entryPoint()).orElseThrow();
        try {
            var queue = queues.choose(entryPoint.id(), SeatRole.AGENT, thread.language());
            boolean open = queues.isOpen(queue, entryPoint, at);
            var opensAt = open ? null : queues.opensNext(queue, entryPoint, at).orElse(null);
            return new Door(entryPoint, queue, open, opensAt);
        } catch (UnknownQueueException e) {
            throw new IllegalStateException(
                    "entry point " + entryPoint.key() + " has no queue for " + thread.language(), e);
        }
    }

    /// Stores what the citizen wrote in the contact that is open; the agent of a parked one goes on with it.
    /// The same message again answers as before, even when that contact is over.
    ///
    /// @return empty when no contact is open on the thread
    public Optional<Posted> join(MessageThread thread, Words words) {
        var current = thread.current();
        if (current == null) {
            return Optional.empty();
        }
        var message = NewMessage.fromCitizen(current, words.clientId(), words.text(), words.media(), words.at());
        var before = interactions.alreadyPosted(thread.id(), words.clientId(), message);
        if (before.isPresent()) {
            return before;
        }
        var interaction = interactions.lock(current);
        if (!interaction.state().isOpen()) {
            return Optional.empty();
        }
        var posted = interactions.post(message);
        if (interaction.state() == InteractionState.PARKED) {
            acd.citizenWrote(current);
        }
        return Optional.of(posted);
    }

    /// A new contact on the thread: its first message, the system's first sentence, and the seat that waits.
    /// It continues the thread's last contact, if there was one.
    ///
    /// @param intakeKey the channel's own name for this arrival
    /// @param greeting  code of the sentence the citizen is told first
    public Opened open(
            MessageThread thread,
            Door door,
            String intakeKey,
            @Nullable Words first,
            @Nullable String greeting,
            Instant at) {
        var cause = thread.current();
        var id = interactions
                .arrive(new Arrival(
                        intakeKey,
                        thread.channel(),
                        Direction.INBOUND,
                        door.entryPoint().id(),
                        door.entryPoint().organisation(),
                        thread.id(),
                        thread.identity(),
                        thread.language(),
                        at,
                        cause,
                        null))
                .id();
        var posted = first == null
                ? null
                : interactions.post(
                        NewMessage.fromCitizen(id, first.clientId(), first.text(), first.media(), first.at()));
        if (greeting != null) {
            interactions.post(NewMessage.fromSystem(id, greeting, at));
        }
        var seat = SeatRequest.agent(door.queue().id(), thread.language(), at);
        acd.enqueue(id, List.of(cause == null ? seat : seat.preferring(lastAgent(cause))));
        return new Opened(id, posted);
    }

    /// The agent who last spoke with the citizen in this contact.
    private @Nullable UUID lastAgent(InteractionId id) {
        return seats.ofInteraction(id).stream()
                .filter(seat -> seat.role() == SeatRole.AGENT && seat.connectedAt() != null)
                .map(Seat::agent)
                .filter(Objects::nonNull)
                .reduce((_, later) -> later)
                .orElse(null);
    }
}

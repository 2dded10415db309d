package org.dasan.acd;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.StaffId;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Author;
import org.dasan.interactions.Direction;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.PhoneNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Contacts that reach an agent past every machine: somebody at the counter, a letter, a call on a plain
/// telephone. They are stored, counted and closed with a record like all others.
@Component
@Transactional
public class DeskContacts {
    /// What an agent may enter by hand; all else arrives by itself.
    public static final Set<Channel> CHANNELS = Set.of(Channel.COUNTER, Channel.POST, Channel.VOICE);

    private final Interactions interactions;
    private final InteractionQueries queries;
    private final Identities identities;
    private final Acd acd;
    private final Seats seats;
    private final Steering steering;
    private final Queues queues;
    private final OwnEntryPoints entryPoints;
    private final Clock clock;

    DeskContacts(
            Interactions interactions,
            InteractionQueries queries,
            Identities identities,
            Acd acd,
            Seats seats,
            Steering steering,
            Queues queues,
            OwnEntryPoints entryPoints,
            Clock clock) {
        this.interactions = interactions;
        this.queries = queries;
        this.identities = identities;
        this.acd = acd;
        this.seats = seats;
        this.steering = steering;
        this.queues = queues;
        this.entryPoints = entryPoints;
        this.clock = clock;
    }

    /// What the agent knows when it begins.
    ///
    /// @param clientId made by the desk; the same again changes nothing and answers as before
    /// @param phone    as the citizen writes it
    /// @param note     what it is about; stays inside
    public record NewContact(
            UUID clientId,
            Channel channel,
            String language,
            @Nullable String phone,
            @Nullable String note) {}

    /// Stores the contact and puts it into the agent's hands.
    ///
    /// @throws InvalidFieldException when the channel is not entered by hand, or the number is none
    /// @throws CapacityException when the agent has no place left on that channel
    /// @throws NotEligibleException when the agent's desk is not open, or an offer waits for their word
    public Seat open(NewContact contact, UUID agent) {
        if (!CHANNELS.contains(contact.channel())) {
            throw new InvalidFieldException("channel", "must be COUNTER, POST or VOICE");
        }
        var entryPoint = entryPoints.of(contact.channel(), agent);
        var key = "desk:" + contact.clientId();
        var before = queries.byIntake(key);
        if (before.isPresent()) {
            return seats.ofInteraction(before.get().id()).stream()
                    .filter(seat -> agent.equals(seat.agent()))
                    .findFirst()
                    .orElseThrow(() -> new NotYoursException("contact " + contact.clientId() + " is not yours"));
        }
        var identity = contact.phone() == null || contact.phone().isBlank()
                ? null
                : identities.known(
                        IdentityKind.PHONE,
                        PhoneNumbers.e164(contact.phone())
                                .orElseThrow(() -> new InvalidFieldException("phone", "is not a telephone number")));
        var now = clock.instant();
        var arrived = interactions.arrive(new Arrival(
                key,
                contact.channel(),
                Direction.INBOUND,
                entryPoint.id(),
                entryPoint.organisation(),
                null,
                identity,
                contact.language(),
                now,
                null,
                null));
        var queue = queues.choose(entryPoint.id(), SeatRole.AGENT, contact.language());
        var request = new SeatRequest(
                SeatRole.AGENT,
                queue.id(),
                contact.language(),
                List.of(new Need(contact.language(), 1)),
                0,
                now,
                null,
                agent,
                null,
                true);
        var seat = acd.enqueue(arrived.id(), List.of(request)).getFirst();
        steering.takeOwn(seat, agent);
        if (contact.note() != null && !contact.note().isBlank()) {
            interactions.post(new NewMessage(
                    arrived.id(),
                    new Author.Person(new StaffId(agent), SeatSteps.kind(acd.find(seat))),
                    true,
                    null,
                    null,
                    contact.note(),
                    contact.language(),
                    List.of(),
                    now));
        }
        return acd.find(seat);
    }
}

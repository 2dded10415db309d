package org.dasan.acd.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dasan.acd.Floor;
import org.dasan.acd.PresenceState;
import org.dasan.acd.SeatState;
import org.dasan.acd.TemporarySkills;
import org.dasan.acd.matching.Load;
import org.dasan.city.Channel;
import org.dasan.city.OrganisationId;
import org.jspecify.annotations.Nullable;

/// An agent who is signed in, as somebody who answers for some organisations may see them.
///
/// @param contacts  of those organisations
/// @param elsewhere how many of others
public record ConsoleAgent(
        UUID id,
        String name,
        PresenceState state,
        @Nullable String reason,
        @Nullable String afterContact,
        Instant since,
        boolean connected,
        @Nullable Hand hand,
        List<Held> contacts,
        int elsewhere,
        Map<String, Integer> skills,
        Map<String, TemporarySkills.Loan> loans,
        Map<Channel, Load> load) {
    /// A contact in their hands.
    ///
    /// @param since when it came to them; nothing while it is offered
    public record Held(
            UUID seatId,
            UUID interactionId,
            Channel channel,
            SeatState state,
            String language,
            @Nullable Instant since) {}

    /// Asks for a supervisor's help.
    ///
    /// @param seatId the contact it is about
    /// @param helper the supervisor who is on it
    public record Hand(
            Instant raisedAt,
            @Nullable UUID seatId,
            @Nullable UUID helper) {}

    static ConsoleAgent of(Floor.AtWork agent, Set<OrganisationId> mine) {
        var hand = agent.hand();
        var contacts = agent.contacts().stream()
                .filter(held -> mine.contains(held.organisation()))
                .map(held -> new Held(
                        held.seat().value(),
                        held.interaction().value(),
                        held.channel(),
                        held.state(),
                        held.language(),
                        held.since()))
                .toList();
        return new ConsoleAgent(
                agent.id(),
                agent.name(),
                agent.state(),
                agent.reason(),
                agent.afterContact(),
                agent.since(),
                agent.connected(),
                hand == null ? null : new Hand(hand.raisedAt(), hand.seat(), hand.takenBy()),
                contacts,
                agent.contacts().size() - contacts.size(),
                agent.skills(),
                agent.loans(),
                agent.load());
    }
}

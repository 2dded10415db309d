package org.dasan.acd.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dasan.acd.Need;
import org.dasan.acd.SeatRole;
import org.dasan.city.Channel;
import org.jspecify.annotations.Nullable;

/// What was recorded of a day.
///
/// @param ring usual time from an offer to its acceptance
public record PastDay(Instant from, Instant to, Duration ring, List<Contact> contacts, List<Agent> agents) {
    public PastDay {
        contacts = List.copyOf(contacts);
        agents = List.copyOf(agents);
    }

    /// A seat as it waited on that day.
    ///
    /// @param arrivedAt   when it began to wait
    /// @param queuedSince when the citizen did, which for a transfer was earlier
    /// @param patience    how long after `arrivedAt` the citizen gave up; nothing = was answered
    /// @param handling    how long an agent had it in hand, the record included; nothing = nobody had
    /// @param waited      how long it waited until an agent had it; nothing = nobody had
    /// @param agent       who had it
    public record Contact(
            UUID seat,
            UUID interaction,
            UUID group,
            SeatRole role,
            Channel channel,
            UUID queue,
            UUID organisation,
            List<Need> needs,
            int priority,
            Instant arrivedAt,
            Instant queuedSince,
            @Nullable UUID preferredAgent,
            @Nullable UUID wantedAgent,
            boolean deskOnly,
            @Nullable Duration patience,
            @Nullable Duration handling,
            @Nullable Duration waited,
            @Nullable UUID agent) {
        public Contact {
            needs = List.copyOf(needs);
        }
    }

    /// An agent as they worked on that day, with the skills and places they have today.
    ///
    /// @param shifts when they were READY, in order
    /// @param places contacts they can hold at once, by channel
    public record Agent(
            UUID id,
            String label,
            Map<String, Integer> skills,
            Map<Channel, Integer> places,
            Set<UUID> organisations,
            List<Shift> shifts) {
        public Agent {
            skills = Map.copyOf(skills);
            places = Map.copyOf(places);
            organisations = Set.copyOf(organisations);
            shifts = List.copyOf(shifts);
        }
    }

    /// A time without break in which an agent was READY.
    public record Shift(Instant from, Instant to) {}
}

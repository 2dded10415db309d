package org.dasan.city;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The city's configuration in memory, current on every node within about a second of a change. Answers cost
/// no query.
public interface Directory {
    Optional<Organisation> organisation(OrganisationId id);

    Optional<Organisation> organisationByCode(String code);

    /// All, parents before children.
    List<Organisation> organisations();

    /// `id` and everything below it; empty when there is no such organisation.
    Set<OrganisationId> organisationsBelow(OrganisationId id);

    Optional<Staff> staff(StaffId id);

    /// Letter case does not matter.
    Optional<Staff> staffByUsername(String username);

    /// All, active or not, by username.
    List<Staff> staff();

    Optional<EntryPoint> entryPoint(EntryPointId id);

    Optional<EntryPoint> entryPoint(String key);

    /// Active ones, by key.
    List<EntryPoint> entryPoints();

    /// Channels that contacts can arrive through: those of the active entry points.
    default Set<Channel> channels() {
        return entryPoints().stream().map(EntryPoint::channel).collect(Collectors.toUnmodifiableSet());
    }

    Optional<CalendarId> calendarByCode(String code);

    /// Reads everything again now. Whoever writes configuration calls it after its commit, so that this node
    /// does not wait for its own event.
    void reload();
}

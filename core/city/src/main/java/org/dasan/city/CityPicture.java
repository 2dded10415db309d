package org.dasan.city;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The whole configuration as it was at one moment, indexed for look-up. Immutable.
final class CityPicture {
    /// A grant and whose it is.
    record GrantOf(StaffId staff, Role role, OrganisationId organisation) {}

    final Map<OrganisationId, Organisation> organisations; // parents before children
    final Map<String, Organisation> organisationsByCode;
    final Map<OrganisationId, Set<OrganisationId>> below;
    final Map<StaffId, Staff> staff;
    final Map<String, Staff> staffByUsername;
    final Map<StaffId, List<Grants.Grant>> grants;
    final Map<EntryPointId, EntryPoint> entryPoints;
    final Map<String, EntryPoint> entryPointsByKey;
    final Map<CalendarId, OpeningHours> calendars;
    final Map<String, CalendarId> calendarsByCode;

    CityPicture(
            List<Organisation> organisations,
            List<Staff> staff,
            List<GrantOf> grants,
            List<EntryPoint> entryPoints,
            Map<CalendarId, OpeningHours> calendars,
            Map<String, CalendarId> calendarsByCode) {
        this.organisations = parentsFirst(organisations);
        this.organisationsByCode = organisations.stream().collect(toUnmodifiableMap(Organisation::code, identity()));
        this.below = below(this.organisations);
        this.staff = staff.stream().collect(toUnmodifiableMap(Staff::id, identity()));
        this.staffByUsername = staff.stream().collect(toUnmodifiableMap(Staff::username, identity()));
        this.grants = grants.stream()
                .collect(groupingBy(
                        GrantOf::staff,
                        java.util.stream.Collectors.mapping(
                                grant -> new Grants.Grant(grant.role, grant.organisation),
                                java.util.stream.Collectors.toUnmodifiableList())));
        this.entryPoints = entryPoints.stream().collect(toUnmodifiableMap(EntryPoint::id, identity()));
        this.entryPointsByKey = entryPoints.stream().collect(toUnmodifiableMap(EntryPoint::key, identity()));
        this.calendars = Map.copyOf(calendars);
        this.calendarsByCode = Map.copyOf(calendarsByCode);
    }

    private static Map<OrganisationId, Organisation> parentsFirst(List<Organisation> all) {
        var byParent = new HashMap<OrganisationId, List<Organisation>>();
        var waiting = new ArrayDeque<Organisation>();
        for (var organisation : all) {
            var parent = organisation.parent();
            if (parent == null) {
                waiting.add(organisation);
            } else {
                byParent.computeIfAbsent(parent, _ -> new java.util.ArrayList<>())
                        .add(organisation);
            }
        }
        var ordered = new LinkedHashMap<OrganisationId, Organisation>();
        while (!waiting.isEmpty()) {
            var next = waiting.remove();
            ordered.put(next.id(), next);
            waiting.addAll(byParent.getOrDefault(next.id(), List.of()));
        }
        return java.util.Collections.unmodifiableMap(ordered);
    }

    private static Map<OrganisationId, Set<OrganisationId>> below(Map<OrganisationId, Organisation> parentsFirst) {
        var below = new HashMap<OrganisationId, Set<OrganisationId>>();
        for (var organisation : parentsFirst.values()) {
            below.put(organisation.id(), new LinkedHashSet<>());
            for (var above = organisation; above != null; above = parentsFirst.get(above.parent())) {
                below.getOrDefault(above.id(), new LinkedHashSet<>()).add(organisation.id());
                if (above.parent() == null) {
                    break;
                }
            }
        }
        below.replaceAll((_, ids) -> java.util.Collections.unmodifiableSet(ids));
        return below;
    }
}

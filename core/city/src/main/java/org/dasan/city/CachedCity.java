package org.dasan.city;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.dasan.store.EventListener;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamType;
import org.springframework.stereotype.Component;

/// Answers from memory and reads everything again when an event says that the configuration has changed.
@Component
class CachedCity implements Directory, Grants, Calendars, EventListener {
    private final CityTables tables;
    private final ZoneId zone;
    private final ReentrantLock reloading = new ReentrantLock();
    private volatile CityPicture city;

    CachedCity(CityTables tables, CityProperties properties) {
        this.tables = tables;
        zone = properties.zone();
        city = tables.read();
    }

    @Override
    public void reload() {
        reloading.lock(); // so that an older picture never replaces a newer one
        try {
            city = tables.read();
        } finally {
            reloading.unlock();
        }
    }

    @Override
    public void onEvents(List<StoredEvent> batch) {
        if (batch.stream().anyMatch(CachedCity::concernsUs)) {
            reload();
        }
    }

    private static boolean concernsUs(StoredEvent event) {
        return event.stream().type() == StreamType.CONFIGURATION && event.type().startsWith("city.");
    }

    @Override
    public Optional<Organisation> organisation(OrganisationId id) {
        return Optional.ofNullable(city.organisations.get(id));
    }

    @Override
    public Optional<Organisation> organisationByCode(String code) {
        return Optional.ofNullable(city.organisationsByCode.get(code));
    }

    @Override
    public List<Organisation> organisations() {
        return List.copyOf(city.organisations.values());
    }

    @Override
    public Set<OrganisationId> organisationsBelow(OrganisationId id) {
        return city.below.getOrDefault(id, Set.of());
    }

    @Override
    public Optional<Staff> staff(StaffId id) {
        return Optional.ofNullable(city.staff.get(id));
    }

    @Override
    public Optional<Staff> staffByUsername(String username) {
        return Optional.ofNullable(city.staffByUsername.get(username.toLowerCase(Locale.ROOT)));
    }

    @Override
    public List<Staff> staff() {
        return city.staff.values().stream()
                .sorted(Comparator.comparing(Staff::username))
                .toList();
    }

    @Override
    public Optional<EntryPoint> entryPoint(EntryPointId id) {
        return Optional.ofNullable(city.entryPoints.get(id));
    }

    @Override
    public Optional<EntryPoint> entryPoint(String key) {
        return Optional.ofNullable(city.entryPointsByKey.get(key));
    }

    @Override
    public List<EntryPoint> entryPoints() {
        return city.entryPoints.values().stream()
                .filter(EntryPoint::active)
                .sorted(Comparator.comparing(EntryPoint::key))
                .toList();
    }

    @Override
    public Optional<CalendarId> calendarByCode(String code) {
        return Optional.ofNullable(city.calendarsByCode.get(code));
    }

    @Override
    public boolean holdsEverywhere(StaffId staff, Role role) {
        return city.organisations.values().stream()
                .filter(each -> each.parent() == null)
                .allMatch(root -> holds(staff, role, root.id()));
    }

    @Override
    public boolean holds(StaffId staff, Role role, OrganisationId organisation) {
        var now = city;
        return grantsOf(now, staff).stream()
                .anyMatch(grant -> grant.role() == role
                        && now.below
                                .getOrDefault(grant.organisation(), Set.of())
                                .contains(organisation));
    }

    @Override
    public Set<OrganisationId> organisationsWhere(StaffId staff, Role role) {
        var now = city;
        var where = grantsOf(now, staff).stream()
                .filter(grant -> grant.role() == role)
                .map(grant -> now.below.getOrDefault(grant.organisation(), Set.of()))
                .toList();
        if (where.size() == 1) {
            return where.getFirst(); // as with nearly everybody; the matcher asks for a thousand people at a time
        }
        return where.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Grant> grantedTo(StaffId staff) {
        return grantsOf(city, staff);
    }

    private static List<Grant> grantsOf(CityPicture now, StaffId id) {
        var staff = now.staff.get(id);
        return staff == null || !staff.active() ? List.of() : now.grants.getOrDefault(id, List.of());
    }

    @Override
    public boolean isOpen(CalendarId calendar, Instant at) {
        return hours(calendar).isOpen(at, zone);
    }

    @Override
    public Optional<Instant> opensNext(CalendarId calendar, Instant at) {
        return hours(calendar).opensNext(at, zone);
    }

    @Override
    public Optional<Instant> closesNext(CalendarId calendar, Instant at) {
        return hours(calendar).closesNext(at, zone);
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    private OpeningHours hours(CalendarId calendar) {
        var hours = city.calendars.get(calendar);
        if (hours == null) {
            throw new IllegalArgumentException("there is no calendar " + calendar);
        }
        return hours;
    }
}

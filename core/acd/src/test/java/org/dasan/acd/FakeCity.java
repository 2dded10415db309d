package org.dasan.acd;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dasan.city.CalendarId;
import org.dasan.city.Calendars;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.city.EntryPointId;
import org.dasan.city.Organisation;
import org.dasan.city.OrganisationId;
import org.dasan.city.Staff;
import org.dasan.city.StaffId;

/// A city that is always open and of which nothing needs to be looked up.
final class FakeCity implements Calendars, Directory {
    @Override
    public boolean isOpen(CalendarId calendar, Instant at) {
        return true;
    }

    @Override
    public Optional<Instant> opensNext(CalendarId calendar, Instant at) {
        return Optional.of(at);
    }

    @Override
    public Optional<Instant> closesNext(CalendarId calendar, Instant at) {
        return Optional.empty();
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Asia/Seoul");
    }

    @Override
    public Optional<Organisation> organisation(OrganisationId id) {
        return Optional.empty();
    }

    @Override
    public Optional<Organisation> organisationByCode(String code) {
        return Optional.empty();
    }

    @Override
    public List<Organisation> organisations() {
        return List.of();
    }

    @Override
    public Set<OrganisationId> organisationsBelow(OrganisationId id) {
        return Set.of(id);
    }

    @Override
    public Optional<Staff> staff(StaffId id) {
        return Optional.empty();
    }

    @Override
    public Optional<Staff> staffByUsername(String username) {
        return Optional.empty();
    }

    @Override
    public List<Staff> staff() {
        return List.of();
    }

    @Override
    public Optional<EntryPoint> entryPoint(EntryPointId id) {
        return Optional.empty();
    }

    @Override
    public Optional<EntryPoint> entryPoint(String key) {
        return Optional.empty();
    }

    @Override
    public List<EntryPoint> entryPoints() {
        return List.of();
    }

    @Override
    public Optional<CalendarId> calendarByCode(String code) {
        return Optional.empty();
    }

    @Override
    public void reload() {}
}

package org.dasan.citizenapp.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dasan.city.CalendarId;
import org.dasan.city.Calendars;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.city.EntryPointId;
import org.dasan.city.Label;
import org.dasan.city.Languages;
import org.dasan.city.Organisation;
import org.dasan.city.OrganisationId;
import org.dasan.city.Staff;
import org.dasan.city.StaffId;
import org.dasan.city.Timeouts;

/// One organisation with the city's own chat, open always, and a chat for a district's page.
final class SmallCity implements Directory, Calendars {
    private static final OrganisationId CITY = new OrganisationId(new UUID(1, 1));
    private static final CalendarId ALWAYS = new CalendarId(new UUID(2, 1));
    private final List<EntryPoint> entryPoints = List.of(
            entryPoint(1, "web", List.of()),
            entryPoint(2, "district", List.of("https://www.district.example", "https://x.example; script-src *")));

    private static EntryPoint entryPoint(int number, String key, List<String> sites) {
        return new EntryPoint(
                new EntryPointId(new UUID(3, number)),
                key,
                Channel.CHAT,
                CITY,
                Label.of("채팅", "Chat"),
                "ko",
                Languages.ALL,
                ALWAYS,
                sites,
                Timeouts.DEFAULT,
                false,
                true);
    }

    @Override
    public Optional<Organisation> organisation(OrganisationId id) {
        return organisations().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Organisation> organisationByCode(String code) {
        return organisations().stream().filter(one -> one.code().equals(code)).findFirst();
    }

    @Override
    public List<Organisation> organisations() {
        return List.of(new Organisation(
                CITY, null, "city", Organisation.Kind.CITY, Label.of("한강시", "Hangang City"), null, true));
    }

    @Override
    public Set<OrganisationId> organisationsBelow(OrganisationId id) {
        return id.equals(CITY) ? Set.of(CITY) : Set.of();
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
        return entryPoints.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public Optional<EntryPoint> entryPoint(String key) {
        return entryPoints.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    @Override
    public List<EntryPoint> entryPoints() {
        return entryPoints;
    }

    @Override
    public Optional<CalendarId> calendarByCode(String code) {
        return Optional.of(ALWAYS);
    }

    @Override
    public void reload() {
        // nothing to read again: this city never changes
    }

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
}

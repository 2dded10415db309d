package org.dasan.city;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.CityFiles.CalendarRow;
import org.dasan.city.CityFiles.EntryPointRow;
import org.dasan.city.CityFiles.OrganisationRow;
import org.dasan.city.CityFiles.StaffRow;
import org.dasan.city.CityWriter.Table;
import org.dasan.city.sample.InvalidSampleException;
import org.dasan.city.sample.SampleFiles;
import org.dasan.city.sample.SampleLoader;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// The city's own configuration files.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CityLoader implements SampleLoader {
    private static final String ORGANISATIONS = "organisations.yaml";
    private static final String CALENDARS = "calendars.yaml";
    private static final String ENTRY_POINTS = "entry-points.yaml";
    private static final String STAFF = "staff.yaml";

    private final CityWriter city;
    private final PasswordEncoder encoder;
    private final DemoMode demo;

    CityLoader(CityWriter city, PasswordEncoder encoder, DemoMode demo) {
        this.city = city;
        this.encoder = encoder;
        this.demo = demo;
    }

    @Override
    public void load(SampleFiles files) {
        files.read(ORGANISATIONS, CityFiles.Organisations.class)
                .ifPresent(file -> file.organisations().forEach(this::organisation));
        files.read(CALENDARS, CityFiles.Calendars.class)
                .ifPresent(file -> file.calendars().forEach(this::calendar));
        files.read(ENTRY_POINTS, CityFiles.EntryPoints.class)
                .ifPresent(file -> file.entryPoints().forEach(this::entryPoint));
        files.read(STAFF, CityFiles.StaffFile.class).ifPresent(this::staff);
    }

    private void organisation(OrganisationRow row) {
        var above = row.parent();
        var parent = above == null ? null : known(ORGANISATIONS, Table.ORGANISATION, above);
        city.addOrganisation(row.code(), parent, row.kind(), row.name(), row.area());
    }

    private void calendar(CalendarRow row) {
        if (city.find(Table.CALENDAR, row.code()).isPresent()) {
            return;
        }
        city.addCalendar(row.code(), row.name(), row.holidays(), CityFiles.weekly(CALENDARS, row.hours()));
        var id = known(CALENDARS, Table.CALENDAR, row.code());
        for (var exception : listed(row.exceptions())) {
            var spans = CityFiles.spans(CALENDARS, listed(exception.hours()));
            city.addException(id, exception.day(), spans, exception.reason());
        }
    }

    private void entryPoint(EntryPointRow row) {
        var timeouts = row.timeouts();
        city.addEntryPoint(new EntryPoint(
                new EntryPointId(Ids.next()),
                row.key(),
                row.channel(),
                new OrganisationId(known(ENTRY_POINTS, Table.ORGANISATION, row.organisation())),
                row.name(),
                row.defaultLanguage(),
                row.languages(),
                new CalendarId(known(ENTRY_POINTS, Table.CALENDAR, row.calendar())),
                listed(row.embeddingSites()),
                timeouts == null ? Timeouts.DEFAULT : timeouts,
                Boolean.TRUE.equals(row.survey()),
                true));
    }

    private void staff(CityFiles.StaffFile file) {
        var password = file.password();
        if (password != null && !demo.on()) {
            throw new InvalidSampleException(STAFF, "a password may stand in a file in demo mode only");
        }
        // One hash for all: fourteen slow ones would hold up the first start, and everybody may know this password.
        var missing = file.staff().stream()
                .anyMatch(row -> city.find(Table.STAFF, username(row)).isEmpty());
        var hash = password == null || !missing ? null : encoder.encode(password);
        for (var row : file.staff()) {
            var post = row.label();
            var label = post == null ? null : file.labels().get(post);
            if (post != null && label == null) {
                throw new InvalidSampleException(STAFF, "there is no label \"" + post + "\"");
            }
            staff(row, label, hash);
        }
    }

    private void staff(StaffRow row, @Nullable Label label, @Nullable String hash) {
        var added = city.addStaff(username(row), row.name(), label, hash, false);
        added.ifPresent(id -> row.grants()
                .forEach(
                        grant -> city.grant(id, grant.role(), known(STAFF, Table.ORGANISATION, grant.organisation()))));
    }

    private static String username(StaffRow row) {
        return row.username().toLowerCase(Locale.ROOT);
    }

    private UUID known(String file, Table table, String key) {
        Optional<UUID> id = city.find(table, key);
        return id.orElseThrow(() -> new InvalidSampleException(
                file, "there is no " + table.name().toLowerCase(Locale.ROOT) + " \"" + key + "\""));
    }

    private static <T> List<T> listed(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}

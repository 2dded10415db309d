package org.dasan.city;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.OpeningHours.Span;
import org.dasan.store.EventLog;
import org.dasan.store.Ids;
import org.dasan.store.NewEvent;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Adds to the configuration what is not there yet, by natural key, and says so in the log. What exists stays
/// as it is. Runs in the caller's transaction.
@Repository
class CityWriter {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final EventLog log;
    private final Clock clock;

    CityWriter(JdbcClient jdbc, EventLog log, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
    }

    /// The id of the row with this natural key, if there is one.
    Optional<UUID> find(Table table, String key) {
        return jdbc.sql(table.find).param("key", key).query(UUID.class).optional();
    }

    /// Tables with a natural key.
    enum Table {
        ORGANISATION("SELECT id FROM organisation WHERE code = :key"),
        CALENDAR("SELECT id FROM calendar WHERE code = :key"),
        STAFF("SELECT id FROM staff WHERE username = :key");

        private final String find;

        Table(String find) {
            this.find = find;
        }
    }

    void addOrganisation(
            String code, @Nullable UUID parent, Organisation.Kind kind, Label name, @Nullable String areaCode) {
        var id = Ids.next();
        var added = jdbc.sql("""
                        INSERT INTO organisation (id, parent, code, kind, name, area_code)
                        VALUES (:id, :parent, :code, :kind, :name::jsonb, :area) ON CONFLICT (code) DO NOTHING
                        """)
                .param("id", id)
                .param("parent", parent)
                .param("code", code)
                .param("kind", kind.name())
                .param("name", JSON.writeValueAsString(name))
                .param("area", areaCode)
                .update();
        if (added == 1) {
            say("city.organisation.added", id, Map.of("code", code));
        }
    }

    void addCalendar(String code, Label name, @Nullable String holidays, Map<DayOfWeek, List<Span>> weekly) {
        var id = Ids.next();
        var added = jdbc.sql("""
                        INSERT INTO calendar (id, code, name, holidays)
                        VALUES (:id, :code, :name::jsonb, :holidays) ON CONFLICT (code) DO NOTHING
                        """)
                .param("id", id)
                .param("code", code)
                .param("name", JSON.writeValueAsString(name))
                .param("holidays", holidays)
                .update();
        if (added == 0) {
            return;
        }
        weekly.forEach((day, spans) -> spans.forEach(span -> jdbc.sql("""
                        INSERT INTO calendar_hours (calendar, weekday, opens, closes)
                        VALUES (:calendar, :weekday, :opens, :closes)
                        """)
                .param("calendar", id)
                .param("weekday", day.getValue())
                .param("opens", span.opens())
                .param("closes", span.closes())
                .update()));
        say("city.calendar.added", id, Map.of("code", code));
    }

    /// A day that differs; no spans: closed.
    void addException(UUID calendar, LocalDate day, List<Span> spans, @Nullable String reason) {
        var rows = spans.isEmpty() ? List.of(new int[] {0, 0}) : ends(spans);
        for (var row : rows) {
            jdbc.sql("""
                    INSERT INTO calendar_exception (calendar, day, opens, closes, reason)
                    VALUES (:calendar, :day, :opens, :closes, :reason) ON CONFLICT DO NOTHING
                    """)
                    .param("calendar", calendar)
                    .param("day", day)
                    .param("opens", row[0])
                    .param("closes", row[1])
                    .param("reason", reason)
                    .update();
        }
    }

    private static List<int[]> ends(List<Span> spans) {
        return spans.stream()
                .map(span -> new int[] {span.opens(), span.closes()})
                .toList();
    }

    /// Adds what is missing of a list of holidays.
    void addHolidays(String list, List<LocalDate> days, List<String> names) {
        jdbc.sql("""
                INSERT INTO holiday (list, day, name)
                SELECT :list, day, name FROM unnest(:days::date[], :names::text[]) AS new (day, name)
                ON CONFLICT DO NOTHING
                """)
                .param("list", list)
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("names", names.toArray(String[]::new))
                .update();
    }

    /// Adds somebody who works for the city.
    ///
    /// @param passwordHash null: cannot sign in with a password
    /// @return the new id; empty when there was somebody of that name
    Optional<StaffId> addStaff(
            String username,
            String displayName,
            @Nullable Label publicLabel,
            @Nullable String passwordHash,
            boolean mustChangePassword) {
        var id = Ids.next();
        var added = jdbc.sql("""
                        INSERT INTO staff (id, username, display_name, public_label, password_hash,
                                           must_change_password, created_at)
                        VALUES (:id, :username, :name, :label::jsonb, :hash, :mustChange, :at)
                        ON CONFLICT (username) DO NOTHING
                        """)
                .param("id", id)
                .param("username", username)
                .param("name", displayName)
                .param("label", publicLabel == null ? null : JSON.writeValueAsString(publicLabel))
                .param("hash", passwordHash)
                .param("mustChange", mustChangePassword)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added == 0) {
            return Optional.empty();
        }
        say("city.staff.added", id, Map.of());
        return Optional.of(new StaffId(id));
    }

    void grant(StaffId staff, Role role, UUID organisation) {
        var added = jdbc.sql("""
                        INSERT INTO staff_grant (staff, role, organisation, granted_at)
                        VALUES (:staff, :role, :organisation, :at) ON CONFLICT DO NOTHING
                        """)
                .param("staff", staff.value())
                .param("role", role.name())
                .param("organisation", organisation)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added == 1) {
            say(
                    "city.role.granted",
                    staff.value(),
                    Map.of("role", role.name(), "organisation", organisation.toString()));
        }
    }

    void addEntryPoint(EntryPoint entryPoint) {
        var added = jdbc.sql("""
                        INSERT INTO entry_point (id, key, channel, organisation, name, queue_code, default_language,
                                                 languages, calendar, embedding_sites, visitor_away_pause,
                                                 visitor_abandon, idle_warning, idle_close, parked_close)
                        VALUES (:id, :key, :channel, :organisation, :name::jsonb, :queue, :language,
                                :languages::text[], :calendar, :sites::text[], :awayPause, :abandon, :idleWarning,
                                :idleClose, :parkedClose)
                        ON CONFLICT (key) DO NOTHING
                        """)
                .param("id", entryPoint.id().value())
                .param("key", entryPoint.key())
                .param("channel", entryPoint.channel().name())
                .param("organisation", entryPoint.organisation().value())
                .param("name", JSON.writeValueAsString(entryPoint.name()))
                .param("queue", entryPoint.queueCode())
                .param("language", entryPoint.defaultLanguage())
                .param("languages", entryPoint.languages().toArray(String[]::new))
                .param("calendar", entryPoint.calendar().value())
                .param("sites", entryPoint.embeddingSites().toArray(String[]::new))
                .param("awayPause", seconds(entryPoint.timeouts().visitorAwayPause()))
                .param("abandon", seconds(entryPoint.timeouts().visitorAbandon()))
                .param("idleWarning", seconds(entryPoint.timeouts().idleWarning()))
                .param("idleClose", seconds(entryPoint.timeouts().idleClose()))
                .param("parkedClose", seconds(entryPoint.timeouts().parkedClose()))
                .update();
        if (added == 1) {
            say("city.entry-point.added", entryPoint.id().value(), Map.of("key", entryPoint.key()));
        }
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }

    private void say(String type, UUID id, Map<String, ?> data) {
        log.append(List.of(new NewEvent(
                new StreamId(StreamType.CONFIGURATION, id), type, 1, clock.instant(), null, null, false, data)));
    }
}

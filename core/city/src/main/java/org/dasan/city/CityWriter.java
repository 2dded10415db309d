package org.dasan.city;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
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
class CityWriter implements CityEdits {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LOAD_LOCK = 120_312; // one node at a time fills in what files say

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
        addHours(id, weekly);
        say("city.calendar.added", id, Map.of("code", code));
    }

    void addHours(UUID calendar, Map<DayOfWeek, List<Span>> weekly) {
        weekly.forEach((day, spans) -> spans.forEach(span -> jdbc.sql("""
                        INSERT INTO calendar_hours (calendar, weekday, opens, closes)
                        VALUES (:calendar, :weekday, :opens, :closes)
                        """)
                .param("calendar", calendar)
                .param("weekday", day.getValue())
                .param("opens", span.opens())
                .param("closes", span.closes())
                .update()));
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

    /// Lets one node at a time fill in what files say, until the end of the transaction: of two that start
    /// together on an empty database, the second finds what the first has added. This may take longer than
    /// work on a database in use may.
    void loadAlone() {
        jdbc.sql("SELECT set_config(name, '0', true) FROM pg_settings WHERE name = 'transaction_timeout'")
                .query(String.class)
                .list();
        jdbc.sql("SET LOCAL lock_timeout = '25s'").update();
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)").param("lock", LOAD_LOCK).query(row -> {});
    }

    /// Whether somebody has changed this on screen: then files have no say in it any more.
    boolean wasChanged(String kind, String key) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM configuration_change WHERE kind = :kind AND key = :key)")
                .param("kind", kind)
                .param("key", key)
                .query(Boolean.class)
                .single();
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
                        INSERT INTO entry_point (id, key, channel, organisation, name, default_language,
                                                 languages, calendar, embedding_sites, visitor_away_pause,
                                                 visitor_abandon, idle_warning, idle_close, parked_close, survey)
                        VALUES (:id, :key, :channel, :organisation, :name::jsonb, :language,
                                :languages::text[], :calendar, :sites::text[], :awayPause, :abandon, :idleWarning,
                                :idleClose, :parkedClose, :survey)
                        ON CONFLICT (key) DO NOTHING
                        """)
                .param("id", entryPoint.id().value())
                .param("key", entryPoint.key())
                .params(columns(entryPoint))
                .update();
        if (added == 1) {
            say("city.entry-point.added", entryPoint.id().value(), Map.of("key", entryPoint.key()));
        }
    }

    @Override
    public EntryPointId put(EntryPoint entryPoint) {
        addEntryPoint(entryPoint);
        return new EntryPointId(jdbc.sql("""
                UPDATE entry_point
                   SET channel = :channel, organisation = :organisation, name = :name::jsonb, default_language = :language,
                       languages = :languages::text[], calendar = :calendar, embedding_sites = :sites::text[],
                       visitor_away_pause = :awayPause, visitor_abandon = :abandon, idle_warning = :idleWarning,
                       idle_close = :idleClose, parked_close = :parkedClose, survey = :survey, active = :active
                 WHERE key = :key RETURNING id
                """)
                .param("key", entryPoint.key())
                .params(columns(entryPoint))
                .param("active", entryPoint.active())
                .query(UUID.class)
                .single());
    }

    private static Map<String, Object> columns(EntryPoint entryPoint) {
        var timeouts = entryPoint.timeouts();
        return Map.ofEntries(
                Map.entry("channel", entryPoint.channel().name()),
                Map.entry("organisation", entryPoint.organisation().value()),
                Map.entry("name", JSON.writeValueAsString(entryPoint.name())),
                Map.entry("language", entryPoint.defaultLanguage()),
                Map.entry("languages", entryPoint.languages().toArray(String[]::new)),
                Map.entry("calendar", entryPoint.calendar().value()),
                Map.entry("sites", entryPoint.embeddingSites().toArray(String[]::new)),
                Map.entry("awayPause", seconds(timeouts.visitorAwayPause())),
                Map.entry("abandon", seconds(timeouts.visitorAbandon())),
                Map.entry("idleWarning", seconds(timeouts.idleWarning())),
                Map.entry("idleClose", seconds(timeouts.idleClose())),
                Map.entry("parkedClose", seconds(timeouts.parkedClose())),
                Map.entry("survey", entryPoint.survey()));
    }

    @Override
    public StaffId put(String username, String displayName, @Nullable Label publicLabel, boolean active) {
        addStaff(username, displayName, publicLabel, null, true);
        return new StaffId(jdbc.sql("""
                UPDATE staff SET display_name = :name, public_label = :label::jsonb, active = :active
                 WHERE username = :username RETURNING id
                """)
                .param("username", username)
                .param("name", displayName)
                .param("label", publicLabel == null ? null : JSON.writeValueAsString(publicLabel))
                .param("active", active)
                .query(UUID.class)
                .single());
    }

    @Override
    public void grant(StaffId staff, Collection<Grants.Grant> grants, StaffId by) {
        var roles = grants.stream().map(grant -> grant.role().name()).toArray(String[]::new);
        var organisations = grants.stream()
                .map(grant -> grant.organisation().value().toString())
                .toArray(String[]::new);
        jdbc.sql("""
                DELETE FROM staff_grant WHERE staff = :staff AND NOT EXISTS (
                       SELECT 1 FROM unnest(:roles::text[], :organisations::uuid[]) AS kept (role, organisation)
                        WHERE kept.role = staff_grant.role AND kept.organisation = staff_grant.organisation)
                """)
                .param("staff", staff.value())
                .param("roles", roles)
                .param("organisations", organisations)
                .update();
        jdbc.sql("""
                INSERT INTO staff_grant (staff, role, organisation, granted_at, granted_by)
                SELECT :staff, role, organisation, :at, :by FROM unnest(:roles::text[], :organisations::uuid[]) AS new (role, organisation)
                ON CONFLICT DO NOTHING
                """)
                .param("staff", staff.value())
                .param("roles", roles)
                .param("organisations", organisations)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.value())
                .update();
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }

    private void say(String type, UUID id, Map<String, ?> data) {
        log.append(List.of(new NewEvent(
                new StreamId(StreamType.CONFIGURATION, id), type, 1, clock.instant(), null, null, false, data)));
    }
}

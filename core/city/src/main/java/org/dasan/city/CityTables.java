package org.dasan.city;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.dasan.city.CityPicture.GrantOf;
import org.dasan.city.OpeningHours.Span;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads the whole configuration in one consistent look.
@Repository
class CityTables {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final TransactionTemplate oneLook;

    CityTables(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        oneLook = new TransactionTemplate(transactions);
        oneLook.setReadOnly(true);
        oneLook.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneLook.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    CityPicture read() {
        return oneLook.execute(_ -> {
            var calendarsByCode = new HashMap<String, CalendarId>();
            var calendars = calendars(calendarsByCode);
            return new CityPicture(organisations(), staff(), grants(), entryPoints(), calendars, calendarsByCode);
        });
    }

    private List<Organisation> organisations() {
        return jdbc.sql("SELECT id, parent, code, kind, name, area_code, active FROM organisation ORDER BY code")
                .query((row, _) -> {
                    var parent = row.getObject("parent", UUID.class);
                    return new Organisation(
                            new OrganisationId(row.getObject("id", UUID.class)),
                            parent == null ? null : new OrganisationId(parent),
                            row.getString("code"),
                            Organisation.Kind.valueOf(row.getString("kind")),
                            label(row.getString("name")),
                            row.getString("area_code"),
                            row.getBoolean("active"));
                })
                .list();
    }

    private List<Staff> staff() {
        return jdbc.sql("""
                        SELECT id, username, display_name, public_label, active, must_change_password
                          FROM staff ORDER BY username
                        """)
                .query((row, _) -> new Staff(
                        new StaffId(row.getObject("id", UUID.class)),
                        row.getString("username"),
                        row.getString("display_name"),
                        nullableLabel(row.getString("public_label")),
                        row.getBoolean("active"),
                        row.getBoolean("must_change_password")))
                .list();
    }

    private List<GrantOf> grants() {
        return jdbc.sql("SELECT staff, role, organisation FROM staff_grant ORDER BY staff, role, organisation")
                .query((row, _) -> new GrantOf(
                        new StaffId(row.getObject("staff", UUID.class)),
                        Role.valueOf(row.getString("role")),
                        new OrganisationId(row.getObject("organisation", UUID.class))))
                .list();
    }

    private List<EntryPoint> entryPoints() {
        return jdbc.sql("""
                        SELECT id, key, channel, organisation, name, default_language, languages, calendar,
                               embedding_sites, visitor_away_pause, visitor_abandon, idle_warning, idle_close,
                               parked_close, survey, active
                          FROM entry_point ORDER BY key
                        """)
                .query((row, _) -> new EntryPoint(
                        new EntryPointId(row.getObject("id", UUID.class)),
                        row.getString("key"),
                        Channel.valueOf(row.getString("channel")),
                        new OrganisationId(row.getObject("organisation", UUID.class)),
                        label(row.getString("name")),
                        row.getString("default_language"),
                        strings(row.getArray("languages")),
                        new CalendarId(row.getObject("calendar", UUID.class)),
                        strings(row.getArray("embedding_sites")),
                        new Timeouts(
                                Duration.ofSeconds(row.getInt("visitor_away_pause")),
                                Duration.ofSeconds(row.getInt("visitor_abandon")),
                                Duration.ofSeconds(row.getInt("idle_warning")),
                                Duration.ofSeconds(row.getInt("idle_close")),
                                Duration.ofSeconds(row.getInt("parked_close"))),
                        row.getBoolean("survey"),
                        row.getBoolean("active")))
                .list();
    }

    private record HoursRow(UUID calendar, int weekday, Span span) {}

    private record ExceptionRow(UUID calendar, LocalDate day, int opens, int closes) {}

    private record HolidayRow(String list, LocalDate day) {}

    private Map<CalendarId, OpeningHours> calendars(Map<String, CalendarId> byCode) {
        var hours = jdbc
                .sql("SELECT calendar, weekday, opens, closes FROM calendar_hours ORDER BY calendar, weekday, opens")
                .query((row, _) ->
                        new HoursRow(row.getObject("calendar", UUID.class), row.getInt("weekday"), span(row)))
                .list()
                .stream()
                .collect(groupingBy(HoursRow::calendar));
        var exceptions = jdbc
                .sql("SELECT calendar, day, opens, closes FROM calendar_exception ORDER BY calendar, day, opens")
                .query((row, _) -> new ExceptionRow(
                        row.getObject("calendar", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getInt("opens"),
                        row.getInt("closes")))
                .list()
                .stream()
                .collect(groupingBy(ExceptionRow::calendar));
        var holidays = new HashMap<String, Set<LocalDate>>();
        jdbc.sql("SELECT list, day FROM holiday")
                .query((row, _) -> new HolidayRow(row.getString("list"), row.getObject("day", LocalDate.class)))
                .list()
                .forEach(row ->
                        holidays.computeIfAbsent(row.list, _ -> new HashSet<>()).add(row.day));
        var calendars = new HashMap<CalendarId, OpeningHours>();
        jdbc.sql("SELECT id, code, holidays FROM calendar").query(row -> {
            var id = row.getObject("id", UUID.class);
            var list = row.getString("holidays");
            byCode.put(row.getString("code"), new CalendarId(id));
            calendars.put(
                    new CalendarId(id),
                    new OpeningHours(
                            weekly(hours.getOrDefault(id, List.of())),
                            list == null ? Set.of() : holidays.getOrDefault(list, Set.of()),
                            days(exceptions.getOrDefault(id, List.of()))));
        });
        return calendars;
    }

    private static Map<DayOfWeek, List<Span>> weekly(List<HoursRow> rows) {
        var weekly = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        rows.stream()
                .collect(groupingBy(HoursRow::weekday))
                .forEach((weekday, spans) -> weekly.put(
                        DayOfWeek.of(weekday),
                        spans.stream().map(HoursRow::span).toList()));
        return weekly;
    }

    private static Map<LocalDate, List<Span>> days(List<ExceptionRow> rows) {
        var days = new TreeMap<LocalDate, List<Span>>();
        rows.stream()
                .collect(groupingBy(ExceptionRow::day))
                .forEach((day, spans) -> days.put(
                        day,
                        spans.stream()
                                .filter(row -> row.opens < row.closes)
                                .map(row -> new Span(row.opens, row.closes))
                                .toList()));
        return days;
    }

    private static Span span(ResultSet row) throws SQLException {
        return new Span(row.getInt("opens"), row.getInt("closes"));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Label label(String json) {
        return new Label(JSON.readValue(json, TEXTS));
    }

    private static @Nullable Label nullableLabel(@Nullable String json) {
        return json == null ? null : label(json);
    }
}

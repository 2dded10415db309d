package org.dasan.city;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.dasan.city.CalendarKind.Value;
import org.dasan.city.CityWriter.Table;
import org.dasan.city.configuration.ConfigurationKind;
import org.dasan.city.sample.InvalidSampleException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Opening hours: weekly ones, a list of holidays, and days that differ.
@Component
@Order(30)
class CalendarKind implements ConfigurationKind<Value> {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final CityWriter city;
    private final Directory directory;

    CalendarKind(JdbcClient jdbc, CityWriter city, Directory directory) {
        this.jdbc = jdbc;
        this.city = city;
        this.directory = directory;
    }

    /// @param holidays closed on the days of this list; null: open on them as on others
    /// @param hours    day (`mon`) to its hours (`09:00-18:00`); what is not named is closed
    record Value(
            String code,
            Label name,
            @Nullable String holidays,
            Map<String, List<String>> hours,
            List<DayThatDiffers> exceptions) {}

    /// @param hours none: closed all day
    record DayThatDiffers(
            LocalDate day, List<String> hours, @Nullable String reason) {}

    @Override
    public String code() {
        return "calendars";
    }

    @Override
    public Label label() {
        return Label.of("운영 시간", "Hours");
    }

    @Override
    public Class<Value> type() {
        return Value.class;
    }

    @Override
    public String key(Value value) {
        return value.code();
    }

    @Override
    public Label title(Value value) {
        return value.name();
    }

    @Override
    public Set<String> organisations(Value value) {
        return Set.of();
    }

    @Override
    public List<Value> all() {
        var hours = new LinkedHashMap<UUID, Map<String, List<String>>>();
        jdbc.sql("SELECT calendar, weekday, opens, closes FROM calendar_hours ORDER BY calendar, weekday, opens")
                .query(row -> {
                    hours.computeIfAbsent(row.getObject("calendar", UUID.class), _ -> new LinkedHashMap<>())
                            .computeIfAbsent(day(row.getInt("weekday")), _ -> new ArrayList<>())
                            .add(text(row.getInt("opens"), row.getInt("closes")));
                });
        var exceptions = new LinkedHashMap<UUID, Map<LocalDate, DayThatDiffers>>();
        jdbc.sql("SELECT calendar, day, opens, closes, reason FROM calendar_exception ORDER BY calendar, day, opens")
                .query(row -> {
                    var differs = exceptions
                            .computeIfAbsent(row.getObject("calendar", UUID.class), _ -> new TreeMap<>())
                            .computeIfAbsent(
                                    row.getObject("day", LocalDate.class),
                                    day -> new DayThatDiffers(day, new ArrayList<>(), reason(row)));
                    if (row.getInt("opens") < row.getInt("closes")) {
                        differs.hours().add(text(row.getInt("opens"), row.getInt("closes")));
                    }
                });
        return jdbc.sql("SELECT id, code, name::text AS name, holidays FROM calendar ORDER BY code")
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Value(
                            row.getString("code"),
                            JSON.readValue(row.getString("name"), Label.class),
                            row.getString("holidays"),
                            hours.getOrDefault(id, Map.of()),
                            List.copyOf(exceptions.getOrDefault(id, Map.of()).values()));
                })
                .list();
    }

    private static @Nullable String reason(java.sql.ResultSet row) {
        try {
            return row.getString("reason");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void check(Value value, @Nullable Value before) {
        Codes.require("code", value.code());
        var list = value.holidays();
        if (list != null
                && !jdbc.sql("SELECT EXISTS (SELECT 1 FROM holiday WHERE list = :list)")
                        .param("list", list)
                        .query(Boolean.class)
                        .single()) {
            throw new InvalidFieldException("holidays", "is not a list of holidays");
        }
        weekly(value);
        for (int i = 0; i < value.exceptions().size(); i++) {
            spans("exceptions[" + i + "].hours", value.exceptions().get(i).hours());
        }
        if (value.exceptions().stream().map(DayThatDiffers::day).distinct().count()
                < value.exceptions().size()) {
            throw new InvalidFieldException("exceptions", "name a day twice");
        }
    }

    @Override
    public void write(Value value, @Nullable Value before, StaffId who) {
        if (before == null) {
            city.addCalendar(value.code(), value.name(), value.holidays(), Map.of());
        }
        var id = city.find(Table.CALENDAR, value.code()).orElseThrow();
        jdbc.sql("UPDATE calendar SET name = :name::jsonb, holidays = :holidays WHERE id = :id")
                .param("name", JSON.writeValueAsString(value.name()))
                .param("holidays", value.holidays())
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM calendar_hours WHERE calendar = :id")
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM calendar_exception WHERE calendar = :id")
                .param("id", id)
                .update();
        city.addHours(id, weekly(value));
        value.exceptions()
                .forEach(differs ->
                        city.addException(id, differs.day(), spans("exceptions", differs.hours()), differs.reason()));
    }

    @Override
    public void reload() {
        directory.reload();
    }

    private static Map<DayOfWeek, List<OpeningHours.Span>> weekly(Value value) {
        var weekly = new LinkedHashMap<DayOfWeek, List<OpeningHours.Span>>();
        value.hours().forEach((day, hours) -> weekly.put(weekday(day), spans("hours." + day, hours)));
        return weekly;
    }

    private static DayOfWeek weekday(String day) {
        for (var weekday : DayOfWeek.values()) {
            if (day(weekday.getValue()).equals(day)) {
                return weekday;
            }
        }
        throw new InvalidFieldException("hours." + day, "is not a day: mon, tue, wed, thu, fri, sat or sun");
    }

    private static List<OpeningHours.Span> spans(String field, List<String> hours) {
        try {
            var spans = CityFiles.spans("", hours);
            for (int i = 1; i < spans.size(); i++) {
                if (spans.get(i).opens() < spans.get(i - 1).closes()) {
                    throw new InvalidFieldException(field, "overlap or are out of order");
                }
            }
            return spans;
        } catch (InvalidSampleException _) {
            throw new InvalidFieldException(field, "are written 09:00-18:00 and lie within a day");
        }
    }

    private static String day(int weekday) {
        return DayOfWeek.of(weekday)
                .getDisplayName(java.time.format.TextStyle.SHORT, Locale.ENGLISH)
                .toLowerCase(Locale.ROOT);
    }

    private static String text(int opens, int closes) {
        return clock(opens) + "-" + clock(closes);
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}

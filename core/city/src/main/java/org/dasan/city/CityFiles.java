package org.dasan.city;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.dasan.city.OpeningHours.Span;
import org.dasan.city.sample.InvalidSampleException;
import org.jspecify.annotations.Nullable;

/// The shapes of the city's configuration files.
final class CityFiles {
    private static final Pattern HOURS = Pattern.compile("(\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private CityFiles() {}

    record Organisations(List<OrganisationRow> organisations) {}

    record OrganisationRow(
            String code,
            @Nullable String parent,
            Organisation.Kind kind,
            Label name,
            @Nullable String area) {}

    record Calendars(List<CalendarRow> calendars) {}

    /// @param hours    day or days (`daily`, `mon`, `mon-fri`) to one or more `09:00-18:00`
    /// @param holidays the list of holidays on which it is closed
    record CalendarRow(
            String code,
            Label name,
            @Nullable String holidays,
            Map<String, List<String>> hours,
            @Nullable List<ExceptionRow> exceptions) {}

    /// @param hours none: closed all day
    record ExceptionRow(
            LocalDate day,
            @Nullable List<String> hours,
            @Nullable String reason) {}

    record EntryPoints(List<EntryPointRow> entryPoints) {}

    record EntryPointRow(
            String key,
            Channel channel,
            String organisation,
            Label name,
            String defaultLanguage,
            List<String> languages,
            String calendar,
            @Nullable List<String> embeddingSites,
            @Nullable Timeouts timeouts,
            @Nullable Boolean survey) {}

    /// @param password of everybody in the file; demo mode only
    /// @param labels   posts shown to citizens, by a short name
    record StaffFile(@Nullable String password, Map<String, Label> labels, List<StaffRow> staff) {}

    /// @param label short name of the post
    record StaffRow(String username, String name, @Nullable String label, List<GrantRow> grants) {}

    record GrantRow(Role role, String organisation) {}

    static Map<DayOfWeek, List<Span>> weekly(String file, Map<String, List<String>> hours) {
        var weekly = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        hours.forEach((days, spans) -> {
            for (var day : days(file, days)) {
                weekly.computeIfAbsent(day, _ -> new ArrayList<>()).addAll(spans(file, spans));
            }
        });
        return weekly;
    }

    static List<Span> spans(String file, List<String> texts) {
        return texts.stream().map(text -> span(file, text)).toList();
    }

    private static Span span(String file, String text) {
        var match = HOURS.matcher(text);
        if (!match.matches()) {
            throw new InvalidSampleException(file, "hours are written 09:00-18:00 but were \"" + text + "\"");
        }
        try {
            return new Span(minute(match.group(1), match.group(2)), minute(match.group(3), match.group(4)));
        } catch (IllegalArgumentException e) {
            throw new InvalidSampleException(file, 0, "\"" + text + "\": " + e.getMessage(), e);
        }
    }

    private static int minute(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }

    private static List<DayOfWeek> days(String file, String text) {
        var days = text.toLowerCase(Locale.ROOT);
        if (days.equals("daily")) {
            return List.of(DayOfWeek.values());
        }
        var ends = days.split("-", 2);
        var first = DAYS.indexOf(ends[0]);
        var last = DAYS.indexOf(ends[ends.length - 1]);
        if (first < 0 || last < first) {
            throw new InvalidSampleException(file, "days are written daily, mon or mon-fri but were \"" + text + "\"");
        }
        return List.of(DayOfWeek.values()).subList(first, last + 1);
    }
}

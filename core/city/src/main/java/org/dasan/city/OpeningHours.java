package org.dasan.city;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The hours of one calendar, without its zone.
///
/// @param weekly     spans of a day that is like others, in order
/// @param holidays   days on which it is closed
/// @param exceptions spans of days that differ, in order; none means closed
record OpeningHours(Map<DayOfWeek, List<Span>> weekly, Set<LocalDate> holidays, Map<LocalDate, List<Span>> exceptions) {
    private static final int HORIZON_DAYS = 366;
    private static final int MINUTES_OF_DAY = 24 * 60;

    /// From minute `opens` of the day up to, not including, minute `closes`; 1440 is the midnight that ends
    /// the day.
    record Span(int opens, int closes) {
        Span {
            if (opens < 0 || opens >= closes || closes > MINUTES_OF_DAY) {
                throw new IllegalArgumentException(
                        "opening hours must lie within a day but were " + opens + "–" + closes);
            }
        }
    }

    private record Opening(Instant from, Instant to) {}

    OpeningHours {
        weekly = Map.copyOf(weekly);
        holidays = Set.copyOf(holidays);
        exceptions = Map.copyOf(exceptions);
    }

    boolean isOpen(Instant at, ZoneId zone) {
        return openingAt(at, zone).isPresent();
    }

    Optional<Instant> opensNext(Instant at, ZoneId zone) {
        var today = at.atZone(zone).toLocalDate();
        return today.datesUntil(today.plusDays(HORIZON_DAYS))
                .flatMap(day -> openings(day, zone).stream())
                .filter(opening -> opening.to.isAfter(at))
                .map(opening -> opening.from.isAfter(at) ? opening.from : at)
                .findFirst();
    }

    Optional<Instant> closesNext(Instant at, ZoneId zone) {
        var now = openingAt(at, zone);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        var today = at.atZone(zone).toLocalDate();
        var end = now.get().to;
        for (var day = today; day.isBefore(today.plusDays(HORIZON_DAYS)); day = day.plusDays(1)) {
            for (var opening : openings(day, zone)) {
                if (opening.from.isAfter(end)) {
                    return Optional.of(end);
                }
                end = opening.to.isAfter(end) ? opening.to : end;
            }
            if (end.isBefore(toInstant(day, MINUTES_OF_DAY, zone))) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    private Optional<Opening> openingAt(Instant at, ZoneId zone) {
        return openings(at.atZone(zone).toLocalDate(), zone).stream()
                .filter(opening -> !opening.from.isAfter(at) && opening.to.isAfter(at))
                .findFirst();
    }

    private List<Opening> openings(LocalDate day, ZoneId zone) {
        return on(day).stream()
                .map(span -> new Opening(toInstant(day, span.opens, zone), toInstant(day, span.closes, zone)))
                .toList();
    }

    private List<Span> on(LocalDate day) {
        var exception = exceptions.get(day);
        if (exception != null) {
            return exception;
        }
        return holidays.contains(day) ? List.of() : weekly.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private static Instant toInstant(LocalDate day, int minute, ZoneId zone) {
        return minute == MINUTES_OF_DAY
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(LocalTime.ofSecondOfDay(minute * 60L)).atZone(zone).toInstant();
    }
}

package org.dasan.acd.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dasan.city.Calendars;
import org.springframework.stereotype.Component;

/// The half hours of the city's clock.
@Component
class HalfHours {
    static final Duration LENGTH = Duration.ofMinutes(30);
    private static final LocalDate SOME_DAY = LocalDate.of(2020, 1, 1);

    private final Calendars calendars;
    private final Clock clock;

    HalfHours(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    /// A stretch of whole half hours.
    record Period(Instant from, Instant to) {}

    /// A moment at which a half hour begins: midnight in the city. Zones differ from UTC by odd quarters.
    OffsetDateTime origin() {
        return SOME_DAY.atStartOfDay(calendars.zone()).toInstant().atOffset(ZoneOffset.UTC);
    }

    Instant now() {
        return clock.instant();
    }

    /// When the half hour began in which `at` lies.
    Instant startOf(Instant at) {
        long origin = origin().toEpochSecond();
        long seconds = LENGTH.toSeconds();
        return Instant.ofEpochSecond(origin + Math.floorDiv(at.getEpochSecond() - origin, seconds) * seconds);
    }

    /// What remains of `period` without the half hours in `known`, in as few stretches as possible.
    static List<Period> without(Period period, Set<Instant> known) {
        var rest = new ArrayList<Period>();
        var from = period.from();
        for (var at = period.from(); at.isBefore(period.to()); at = at.plus(LENGTH)) {
            if (known.contains(at)) {
                if (from.isBefore(at)) {
                    rest.add(new Period(from, at));
                }
                from = at.plus(LENGTH);
            }
        }
        if (from.isBefore(period.to())) {
            rest.add(new Period(from, period.to()));
        }
        return rest;
    }

    static String[] froms(List<Period> periods) {
        return periods.stream().map(p -> p.from().toString()).toArray(String[]::new);
    }

    static String[] tos(List<Period> periods) {
        return periods.stream().map(p -> p.to().toString()).toArray(String[]::new);
    }
}

package org.dasan.caserouter;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.dasan.city.CalendarId;
import org.dasan.city.Calendars;

/// When the offices that answer cases are at work.
interface OfficeTime {
    /// `at` itself when they are at work then; empty when they are not within a year.
    Optional<Instant> opensNext(Instant at);

    /// When the present opening ends; empty when it is closed then.
    Optional<Instant> closesNext(Instant at);

    ZoneId zone();

    /// As the city's calendar says.
    static OfficeTime of(Calendars calendars, CalendarId calendar) {
        return new OfficeTime() {
            @Override
            public Optional<Instant> opensNext(Instant at) {
                return calendars.opensNext(calendar, at);
            }

            @Override
            public Optional<Instant> closesNext(Instant at) {
                return calendars.closesNext(calendar, at);
            }

            @Override
            public ZoneId zone() {
                return calendars.zone();
            }
        };
    }

    /// Where nobody has said anything: Monday to Friday, nine to six.
    record PlainWeek(ZoneId zone) implements OfficeTime {
        private static final Set<DayOfWeek> CLOSED = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        private static final LocalTime OPENS = LocalTime.of(9, 0);
        private static final Duration LENGTH = Duration.ofHours(9);

        @Override
        public Optional<Instant> opensNext(Instant at) {
            var today = at.atZone(zone).toLocalDate();
            return today.datesUntil(today.plusDays(4))
                    .filter(day -> !CLOSED.contains(day.getDayOfWeek()))
                    .filter(day -> opens(day).plus(LENGTH).isAfter(at))
                    .findFirst()
                    .map(day -> opens(day).isAfter(at) ? opens(day) : at);
        }

        @Override
        public Optional<Instant> closesNext(Instant at) {
            var opens = opens(at.atZone(zone).toLocalDate());
            return opensNext(at).filter(at::equals).map(_ -> opens.plus(LENGTH));
        }

        private Instant opens(LocalDate day) {
            return day.atTime(OPENS).atZone(zone).toInstant();
        }
    }
}

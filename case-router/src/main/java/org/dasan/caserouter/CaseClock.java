package org.dasan.caserouter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/// Until when a case must be answered. Short terms are counted in office hours, long ones in days on which the
/// office opens, the first included; what is left when the citizen is asked something is left afterwards.
@Component
class CaseClock {
    /// More openings than the longest term has, weekends and holidays between them included.
    private static final int MOST_STEPS = 800;

    private final CaseRules rules;

    CaseClock(CaseRules rules) {
        this.rules = rules;
    }

    /// When a case of this type that comes at `from` is due. Midnight stands for the end of the day before it.
    Instant due(CaseType type, Instant from) {
        return due(rules.term(type), from);
    }

    /// When the term is over that begins, or goes on, at `from`.
    Instant due(CaseTerm term, Instant from) {
        var office = rules.office();
        return switch (term) {
            case CaseTerm.SameDay() -> endOfDayThatCloses(office, from);
            case CaseTerm.Hours(var length) -> afterHours(office, from, length);
            case CaseTerm.Days(var count) -> afterDays(office, from, count);
        };
    }

    /// What is left at `now` of the time of a case that is due at `due`; nothing when that is over.
    CaseTerm left(CaseType type, Instant now, Instant due) {
        var office = rules.office();
        if (rules.term(type) instanceof CaseTerm.Hours) {
            return new CaseTerm.Hours(hoursBetween(office, now, due));
        }
        int days = 0;
        var last = lastDay(due);
        for (var day = day(office, now); !day.isAfter(last) && days < CaseTerm.LONGEST; day = day.plusDays(1)) {
            days += opens(office, day) ? 1 : 0;
        }
        return new CaseTerm.Days(now.isBefore(due) ? days : 0);
    }

    /// The day on which it is due, as people say it: what ends with a day is due on that day.
    LocalDate lastDay(Instant due) {
        return day(rules.office(), due.minusNanos(1));
    }

    private static Instant endOfDayThatCloses(OfficeTime office, Instant from) {
        var closes = closes(office, opens(office, from));
        return endOf(office, day(office, closes.minusNanos(1)));
    }

    private static Instant afterHours(OfficeTime office, Instant from, Duration length) {
        var left = length;
        var at = opens(office, from);
        for (int step = 0; step < MOST_STEPS; step++) {
            var closes = closes(office, at);
            var open = Duration.between(at, closes);
            if (left.compareTo(open) <= 0) {
                return left.isZero() ? from : at.plus(left);
            }
            left = left.minus(open);
            at = opens(office, closes);
        }
        throw new IllegalStateException("the office does not work " + length + " within " + MOST_STEPS + " openings");
    }

    private static Duration hoursBetween(OfficeTime office, Instant from, Instant to) {
        var sum = Duration.ZERO;
        var at = opens(office, from);
        for (int step = 0; at.isBefore(to) && step < MOST_STEPS; step++) {
            var closes = closes(office, at);
            sum = sum.plus(Duration.between(at, closes.isBefore(to) ? closes : to));
            at = opens(office, closes);
        }
        return sum;
    }

    private static Instant afterDays(OfficeTime office, Instant from, int count) {
        if (count == 0) {
            return from;
        }
        int days = 0;
        var day = day(office, from);
        for (int step = 0; step < MOST_STEPS; step++) {
            if (opens(office, day) && ++days == count) {
                return endOf(office, day);
            }
            day = day.plusDays(1);
        }
        throw new IllegalStateException("the office does not open on " + count + " of " + MOST_STEPS + " days");
    }

    private static boolean opens(OfficeTime office, LocalDate day) {
        return office.opensNext(day.atStartOfDay(office.zone()).toInstant())
                .filter(opens -> opens.isBefore(endOf(office, day)))
                .isPresent();
    }

    private static Instant opens(OfficeTime office, Instant at) {
        return office.opensNext(at).orElseThrow(() -> new IllegalStateException("the office never opens"));
    }

    private static Instant closes(OfficeTime office, Instant at) {
        return office.closesNext(at).orElseThrow(() -> new IllegalStateException("the office never closes"));
    }

    private static LocalDate day(OfficeTime office, Instant at) {
        return at.atZone(office.zone()).toLocalDate();
    }

    private static Instant endOf(OfficeTime office, LocalDate day) {
        return day.plusDays(1).atStartOfDay(office.zone()).toInstant();
    }
}

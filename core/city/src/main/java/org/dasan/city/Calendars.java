package org.dasan.city;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// Opening hours: weekly hours in the city's zone, holidays, and days that differ.
public interface Calendars {
    /// Whether it is open at that moment.
    ///
    /// @throws IllegalArgumentException when there is no such calendar
    boolean isOpen(CalendarId calendar, Instant at);

    /// When it opens next after `at`; `at` itself when it is open then; empty when it does not within a year.
    Optional<Instant> opensNext(CalendarId calendar, Instant at);

    /// When the present opening ends; empty when it is closed at `at` or stays open for a year.
    Optional<Instant> closesNext(CalendarId calendar, Instant at);

    /// The zone in which the city's days begin.
    ZoneId zone();
}

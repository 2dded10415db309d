package org.dasan.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dasan.city.OpeningHours.Span;
import org.junit.jupiter.api.Test;

class OpeningHoursTests {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final LocalDate NEW_YEARS_EVE = LocalDate.parse("2026-12-31");
    private static final OpeningHours OFFICE = new OpeningHours(
            weekdays(new Span(540, 1080)),
            Set.of(LocalDate.parse("2026-12-25")),
            Map.of(NEW_YEARS_EVE, List.of(new Span(540, 780))));
    private static final OpeningHours ALWAYS = new OpeningHours(everyDay(new Span(0, 1440)), Set.of(), Map.of());

    @Test
    void opensAtTheFirstMinuteAndClosesAtTheLast() {
        assertThat(OFFICE.isOpen(seoul("2026-11-23T08:59:59"), SEOUL)).isFalse();
        assertThat(OFFICE.isOpen(seoul("2026-11-23T09:00"), SEOUL)).isTrue();
        assertThat(OFFICE.isOpen(seoul("2026-11-23T17:59:59"), SEOUL)).isTrue();
        assertThat(OFFICE.isOpen(seoul("2026-11-23T18:00"), SEOUL)).isFalse();
    }

    @Test
    void staysClosedOverTheWeekend() {
        assertThat(OFFICE.opensNext(seoul("2026-11-20T18:30"), SEOUL)).contains(seoul("2026-11-23T09:00"));
    }

    @Test
    void skipsHolidays() {
        assertThat(OFFICE.isOpen(seoul("2026-12-25T10:00"), SEOUL)).isFalse();
        assertThat(OFFICE.opensNext(seoul("2026-12-24T19:00"), SEOUL)).contains(seoul("2026-12-28T09:00"));
    }

    @Test
    void takesTheHoursOfADayThatDiffers() {
        assertThat(OFFICE.isOpen(seoul("2026-12-31T12:59"), SEOUL)).isTrue();
        assertThat(OFFICE.isOpen(seoul("2026-12-31T13:00"), SEOUL)).isFalse();
        assertThat(OFFICE.closesNext(seoul("2026-12-31T10:00"), SEOUL)).contains(seoul("2026-12-31T13:00"));
    }

    @Test
    void isClosedAllDayWhenADayHasNoHours() {
        var closed = new OpeningHours(everyDay(new Span(0, 1440)), Set.of(), Map.of(NEW_YEARS_EVE, List.of()));

        assertThat(closed.isOpen(seoul("2026-12-31T12:00"), SEOUL)).isFalse();
        assertThat(closed.opensNext(seoul("2026-12-31T12:00"), SEOUL)).contains(seoul("2027-01-01T00:00"));
        assertThat(closed.closesNext(seoul("2026-12-30T12:00"), SEOUL)).contains(seoul("2026-12-31T00:00"));
    }

    @Test
    void opensNowWhenItIsOpen() {
        var now = seoul("2026-11-23T10:00");

        assertThat(OFFICE.opensNext(now, SEOUL)).contains(now);
    }

    @Test
    void neverClosesWhenItIsAlwaysOpen() {
        assertThat(ALWAYS.isOpen(seoul("2026-11-23T00:00"), SEOUL)).isTrue();
        assertThat(ALWAYS.closesNext(seoul("2026-11-23T10:00"), SEOUL)).isEmpty();
    }

    @Test
    void neverOpensWhenItHasNoHours() {
        var never = new OpeningHours(Map.of(), Set.of(), Map.of());

        assertThat(never.opensNext(seoul("2026-11-23T10:00"), SEOUL)).isEmpty();
    }

    @Test
    void joinsHoursThatGoOnPastMidnight() {
        var night = new OpeningHours(everyDay(new Span(0, 360), new Span(1200, 1440)), Set.of(), Map.of());

        assertThat(night.closesNext(seoul("2026-11-23T21:00"), SEOUL)).contains(seoul("2026-11-24T06:00"));
    }

    @Test
    void countsHoursByTheClockOnTheWallWhenItIsPutForward() {
        var berlin = ZoneId.of("Europe/Berlin");
        var early = new OpeningHours(everyDay(new Span(150, 600)), Set.of(), Map.of()); // 02:30 does not exist that day

        var opens = early.opensNext(
                LocalDateTime.parse("2026-03-29T00:00").atZone(berlin).toInstant(), berlin);

        assertThat(opens).contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    private static Map<DayOfWeek, List<Span>> weekdays(Span... spans) {
        var days = everyDay(spans);
        days.remove(DayOfWeek.SATURDAY);
        days.remove(DayOfWeek.SUNDAY);
        return days;
    }

    private static Map<DayOfWeek, List<Span>> everyDay(Span... spans) {
        return Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(day -> day, _ -> List.of(spans)));
    }

    private static Instant seoul(String local) {
        return LocalDateTime.parse(local).atZone(SEOUL).toInstant();
    }
}

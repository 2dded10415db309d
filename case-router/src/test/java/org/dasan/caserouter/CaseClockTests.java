package org.dasan.caserouter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Terms in the office hours of Seoul with the public holidays that are shipped.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseClockTests {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final CaseCity city;
    private final CaseClock clock;

    CaseClockTests(@TempDir Path folder) {
        city = new CaseCity(folder);
        clock = city.bean(CaseClock.class);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @ParameterizedTest(name = "{0} from {1} is due {2}")
    @CsvSource({
        "same-day, 2026-10-02T17:59:59, 2026-10-03T00:00", // Friday: the end of that day
        "same-day, 2026-10-02T18:00:00, 2026-10-07T00:00", // Monday is a substitute holiday
        "same-day, 2026-10-02T00:10:00, 2026-10-03T00:00",
        "same-day, 2026-10-03T12:00:00, 2026-10-07T00:00",
        "PT3H, 2026-10-02T16:30:00, 2026-10-06T10:30",
        "PT3H, 2026-10-02T15:00:00, 2026-10-02T18:00",
        "PT3H, 2026-10-04T03:00:00, 2026-10-06T12:00",
        "P7D, 2026-10-01T10:00:00, 2026-10-14T00:00", // the end of Tuesday the 13th
        "P14D, 2026-10-01T10:00:00, 2026-10-23T00:00",
        "P7D, 2026-02-13T10:00:00, 2026-02-27T00:00", // over the lunar new year
        "P7D, 2026-09-26T10:00:00, 2026-10-08T00:00", // a Saturday that is a holiday besides
        "same-day, 2026-05-01T10:00:00, 2026-05-05T00:00", // a holiday in 2026
        "same-day, 2026-07-17T10:00:00, 2026-07-21T00:00",
        "same-day, 2025-07-17T10:00:00, 2025-07-18T00:00", // none yet in 2025
    })
    void termsEndWhenTheOfficeSaysSo(String term, String from, String due) {
        assertThat(clock.due(CaseTerm.parse(term), seoul(from))).isEqualTo(seoul(due));
    }

    @Test
    void daysAreSaidAsPeopleSayThem() {
        var due = clock.due(CaseType.COMPLAINT, seoul("2026-10-01T10:00"));

        assertThat(clock.lastDay(due)).isEqualTo("2026-10-13");
    }

    @Test
    void whatIsLeftWhenTheCitizenIsAskedIsLeftAfterwards() {
        var due = clock.due(CaseType.COMPLAINT, seoul("2026-10-01T10:00"));

        var left = clock.left(CaseType.COMPLAINT, seoul("2026-10-06T11:00"), due); // the third of seven days

        assertThat(left).isEqualTo(new CaseTerm.Days(5));
        assertThat(clock.due(left, seoul("2026-10-06T17:00")))
                .as("the same day")
                .isEqualTo(due);
        assertThat(clock.due(left, seoul("2026-10-08T09:00")))
                .as("two days later")
                .isEqualTo(seoul("2026-10-16T00:00"));
    }

    @Test
    void hoursThatAreLeftGoOnToTheMinute() {
        var due = clock.due(CaseType.REPORT, seoul("2026-10-01T10:00")); // 24 office hours

        var left = clock.left(CaseType.REPORT, seoul("2026-10-01T16:20"), due);

        assertThat(left).isEqualTo(CaseTerm.parse("PT17H40M"));
        assertThat(clock.due(left, seoul("2026-10-01T16:20"))).isEqualTo(due);
    }

    @Test
    void nothingIsLeftWhenTheTimeIsOver() {
        var due = clock.due(CaseType.COMPLAINT, seoul("2026-10-01T10:00"));

        assertThat(clock.left(CaseType.COMPLAINT, due.plusSeconds(1), due)).isEqualTo(new CaseTerm.Days(0));
        assertThat(clock.left(CaseType.REPORT, due.plusSeconds(1), due).toString())
                .isEqualTo("PT0S");
    }

    @Test
    void withoutACalendarOfficesWorkFromMondayToFriday() {
        var plain = new OfficeTime.PlainWeek(SEOUL);

        assertThat(plain.opensNext(seoul("2026-11-27T18:00"))).contains(seoul("2026-11-30T09:00"));
        assertThat(plain.opensNext(seoul("2026-11-27T10:15"))).contains(seoul("2026-11-27T10:15"));
        assertThat(plain.closesNext(seoul("2026-11-27T10:15"))).contains(seoul("2026-11-27T18:00"));
        assertThat(plain.closesNext(seoul("2026-11-28T10:15"))).isEmpty();
    }

    private static Instant seoul(String local) {
        return LocalDateTime.parse(local).atZone(SEOUL).toInstant();
    }
}

package org.dasan.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dasan.simulator.plan.Visit.Way;
import org.junit.jupiter.api.Test;

class DayPlanTests {
    private static final Day SEOUL = Day.named("seoul");
    private static final Questions QUESTIONS = Questions.load();

    @Test
    void theDayOfSeoulIsTheStatedOne() {
        assertThat(SEOUL.arrivals()).isEqualTo(22_000);
        assertThat(SEOUL.sms()).isEqualTo(2_545);
        assertThat(SEOUL.foreign().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(150);
        assertThat(Collections.max(SEOUL.hours())).isEqualTo(120); // per mille in the busiest hour
    }

    @Test
    void everybodyComesOnceInTheStatedProportions() {
        var visits = day(1, 1).visits();

        assertThat(visits).hasSize(22_000);
        assertThat(visits).isSortedAccordingTo(java.util.Comparator.comparing(Visit::at));
        assertThat(visits.stream().filter(visit -> visit.way() == Way.SMS)).hasSize(2_545);
        assertThat(visits.stream()
                        .filter(visit -> !visit.language().equals("ko"))
                        .collect(Collectors.groupingBy(Visit::language, Collectors.summingInt(_ -> 1))))
                .isEqualTo(Map.of("en", 60, "zh", 45, "vi", 20, "ja", 15, "mn", 10));
    }

    @Test
    void theBusiestHourBringsItsTwelvePerCent() {
        var busiest = Collections.max(day(1, 1).perHour());

        assertThat(busiest).isBetween(2_500, 2_780); // 2,640 drawn by lot
    }

    @Test
    void theSameSeedIsTheSameDayAndAnotherIsNot() {
        assertThat(day(7, 1)).isEqualTo(day(7, 1));
        assertThat(day(8, 1)).isNotEqualTo(day(7, 1));
    }

    @Test
    void aSurgeMultipliesOneHourOnly() {
        var usual = day(1, 1).perHour();
        var surge = day(1, 10).perHour();

        int busiest = usual.indexOf(Collections.max(usual));
        assertThat(surge.get(busiest)).isEqualTo(usual.get(busiest) * 10);
        assertThat(surge.get(busiest - 1)).isEqualTo(usual.get(busiest - 1));
    }

    @Test
    void livesOnlyTheHoursThatAreAskedFor() {
        var morning = DayPlan.of(SEOUL.scaledTo(1000), QUESTIONS, 9, 2, 1, 10, 1);

        assertThat(morning.perHour()).hasSize(2);
        assertThat(morning.visits())
                .hasSizeBetween(180, 270)
                .allSatisfy(visit -> assertThat(visit.at()).isBetween(Duration.ZERO, Duration.ofHours(2)));
    }

    @Test
    void everyLanguageHasQuestionsAndEverySubjectIsThere() {
        assertThat(SEOUL.foreign().keySet())
                .allSatisfy(language -> assertThat(QUESTIONS.of(language)).isNotEmpty());
        assertThat(QUESTIONS.of("ko").stream().map(Question::subject).distinct())
                .containsExactlyInAnyOrder(
                        "welfare",
                        "economy",
                        "environment",
                        "transport",
                        "administration",
                        "housing",
                        "culture",
                        "safety",
                        "health",
                        "family");
        assertThat(QUESTIONS.of("ko")).anyMatch(Question::isCase);
    }

    @Test
    void moreAreAtWorkWhenMoreCome() {
        var staffing = Staffing.of(day(1, 1), 0);

        assertThat(staffing.perHour().get(10)).isGreaterThan(staffing.perHour().get(7));
        assertThat(staffing.perHour().get(3)).isPositive();
        assertThat(Staffing.of(day(1, 1), 12).most()).isEqualTo(12);
    }

    @Test
    void aDayWhoseHoursDoNotMakeAWholeIsRefused() {
        assertThatThrownBy(() -> new Day("half", "c", "e", Map.of(), 1, 0, Map.of(), Collections.nCopies(24, 20), ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Day("short", "c", "e", Map.of(), 1, 0, Map.of(), List.of(1000), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static DayPlan day(long seed, double surge) {
        return DayPlan.of(SEOUL, QUESTIONS, 0, 24, surge, 10, seed);
    }
}

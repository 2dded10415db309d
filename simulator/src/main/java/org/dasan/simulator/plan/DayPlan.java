package org.dasan.simulator.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.dasan.simulator.plan.Visit.Mishap;
import org.dasan.simulator.plan.Visit.Way;

/// Everybody who will come, in the order in which they come.
///
/// @param from  first hour of the day that is lived
/// @param hours how many hours are lived
public record DayPlan(Day day, int from, double hours, List<Visit> visits) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String HOME = "ko";

    public DayPlan {
        visits = List.copyOf(visits);
    }

    /// Plans a day; the same seed, the same day.
    ///
    /// @param surge so many times the contacts in the hour that `surgeHour` is; 1 = none
    public static DayPlan of(
            Day day, Questions questions, int from, double hours, double surge, int surgeHour, long seed) {
        var random = new Random(seed);
        var surgeRandom = new Random(~seed); // of its own: the other hours are the same with and without a surge
        var languages = new ArrayList<String>();
        var ways = new ArrayList<Way>();
        new TreeMap<>(day.foreign()).forEach((language, n) -> {
            for (int i = 0; i < n; i++) {
                languages.add(language);
                ways.add(Way.CHAT);
            }
        });
        while (languages.size() < day.arrivals()) {
            ways.add(languages.size() < day.arrivals() - day.sms() ? Way.CHAT : Way.SMS);
            languages.add(HOME);
        }
        var drafts = new ArrayList<Draft>();
        for (int i = 0; i < day.arrivals(); i++) {
            var at = moment(day, random);
            drafts.add(new Draft(at, ways.get(i), languages.get(i)));
            if (at.toHours() == surgeHour) {
                for (double more = surge - 1; more > 0; more--) {
                    if (more >= 1 || surgeRandom.nextDouble() < more) {
                        var later = Duration.ofHours(surgeHour).plusMillis(surgeRandom.nextInt((int) HOUR.toMillis()));
                        drafts.add(new Draft(later, ways.get(i), languages.get(i)));
                    }
                }
            }
        }
        drafts.sort(Comparator.comparing(Draft::at));
        var begin = Duration.ofHours(from);
        var end = begin.plusMillis((long) (hours * HOUR.toMillis()));
        var visits = new ArrayList<Visit>();
        for (var draft : drafts) {
            long own = random.nextLong();
            if (draft.at.compareTo(begin) >= 0 && draft.at.compareTo(end) < 0) {
                visits.add(visit(visits.size() + 1, draft, begin, end, questions, own));
            }
        }
        return new DayPlan(day, from, hours, visits);
    }

    private record Draft(Duration at, Way way, String language) {}

    /// Somewhere in the day, by its curve.
    private static Duration moment(Day day, Random random) {
        int drawn = random.nextInt(1000);
        int hour = 0;
        for (int before = day.hours().getFirst();
                drawn >= before;
                before += day.hours().get(hour)) {
            hour++;
        }
        return Duration.ofHours(hour).plusMillis(random.nextInt((int) HOUR.toMillis()));
    }

    private static Visit visit(int number, Draft draft, Duration begin, Duration end, Questions questions, long seed) {
        var random = new Random(seed);
        var question = questions.pick(draft.language, random);
        int turns = draft.way == Way.SMS ? 1 + (random.nextInt(4) == 0 ? 1 : 0) : turns(random);
        return new Visit(
                number,
                draft.at.minus(begin),
                draft.way,
                draft.language,
                question,
                Math.min(turns, 1 + question.more().size()),
                // half give up within five minutes, hardly anybody within one
                Duration.ofSeconds(60 + (long) (-Math.log(1 - random.nextDouble()) * 350)),
                random.nextInt(5) == 0,
                draft.way == Way.SMS ? Mishap.NONE : mishap(random),
                returns(random, draft.at, end),
                random.nextLong());
    }

    /// One in forty comes back, if the day is still on.
    private static Duration returns(Random random, Duration at, Duration end) {
        var after = Duration.ofMinutes(20 + random.nextInt(160));
        return random.nextInt(40) == 0 && at.plus(after).compareTo(end) < 0 ? after : Duration.ZERO;
    }

    private static int turns(Random random) {
        int drawn = random.nextInt(100);
        return drawn < 45 ? 1 : drawn < 80 ? 2 : 3;
    }

    private static Mishap mishap(Random random) {
        int drawn = random.nextInt(100);
        if (drawn < 3) {
            return Mishap.SENDS_TWICE;
        }
        if (drawn < 6) {
            return Mishap.RELOADS;
        }
        if (drawn < 9) {
            return Mishap.LOSES_NETWORK;
        }
        return drawn < 14 ? Mishap.WALKS_AWAY : Mishap.NONE;
    }

    /// How many contacts each lived hour brings.
    public List<Integer> perHour() {
        var counts = new int[(int) Math.ceil(hours)];
        visits.forEach(visit -> counts[(int) visit.at().toHours()]++);
        return java.util.Arrays.stream(counts).boxed().toList();
    }
}

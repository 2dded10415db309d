package org.dasan.simulator.plan;

import java.time.Duration;
import java.util.List;

/// How many agents are at work in each hour: as many as its contacts keep busy, and some so that few wait.
///
/// @param perHour agents for the city's own language, by lived hour
public record Staffing(List<Integer> perHour) {
    /// Chats that one agent holds at a time.
    public static final int AT_ONCE = 4;

    /// From the first word to the closed record, as agents in [org.dasan.simulator.people] work.
    private static final Duration HELD = Duration.ofSeconds(270);
    private static final int FEWEST = 3;

    public Staffing {
        perHour = List.copyOf(perHour);
    }

    /// Staffs a plan.
    ///
    /// @param most nobody hires more; 0 = as many as it takes
    public static Staffing of(DayPlan plan, int most) {
        return new Staffing(plan.perHour().stream()
                .map(Staffing::needed)
                .map(agents -> most > 0 ? Math.min(most, agents) : agents)
                .toList());
    }

    /// Places busy on average, and a margin that grows with their root: the square-root rule of call centres.
    private static int needed(int contacts) {
        double busy = contacts * (double) HELD.toSeconds() / Duration.ofHours(1).toSeconds();
        double places = busy + 1.5 * Math.sqrt(busy);
        return Math.max(FEWEST, (int) Math.ceil(places / AT_ONCE));
    }

    public int most() {
        return perHour.stream().mapToInt(Integer::intValue).max().orElse(FEWEST);
    }
}

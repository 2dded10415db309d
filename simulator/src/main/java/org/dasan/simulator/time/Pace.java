package org.dasan.simulator.time;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.dasan.simulator.report.Histogram;
import org.dasan.simulator.report.Measures;
import org.dasan.simulator.report.Measures.Time;

/// How fast the city may live: a fixed speed, or as fast as nothing is distorted.
///
/// Whatever takes the machine 20 ms takes the city twelve seconds at 600 times its speed, and an offer rings for
/// fifteen. So the speed follows what offers, messages and requests take: it rises while the slowest tenth of
/// them take less than [#BEARABLE] of the city's time, and falls when they take longer.
public final class Pace {
    /// In milliseconds of the city.
    static final double BEARABLE = 2500;

    private static final double SLOWEST = 1;
    private static final double FASTEST = 500;
    private static final int FEWEST_SAMPLES = 3;
    private static final int WINDOWS = 8; // looks that count as lately

    private final Map<Time, Deque<Histogram>> lately = new EnumMap<>(Time.class);
    private final boolean adaptive;
    private double rate;

    private Pace(boolean adaptive, double rate) {
        this.adaptive = adaptive;
        this.rate = rate;
    }

    public static Pace fixed(double speed) {
        return new Pace(false, speed);
    }

    /// Begins slowly.
    public static Pace adaptive() {
        return new Pace(true, 4);
    }

    public double rate() {
        return rate;
    }

    /// What the slowest tenth of that took lately, in milliseconds; 0 when it was too little to say.
    private double slowest(Time time, Histogram newest) {
        var windows = lately.computeIfAbsent(time, _ -> new ArrayDeque<>());
        windows.add(newest);
        if (windows.size() > WINDOWS) {
            windows.remove();
        }
        var all = new Histogram();
        windows.forEach(all::addAll);
        return all.count() < FEWEST_SAMPLES ? 0 : all.percentile(90);
    }

    /// Looks at what things took since the last look.
    ///
    /// @param lateMillis how late arrivals are, in the city's time
    /// @return the speed from now on
    public double look(Measures measures, double lateMillis) {
        double slowest = 0;
        for (var time : Time.values()) {
            slowest = Math.max(slowest, slowest(time, measures.timing(time).takeLately()));
        }
        if (!adaptive) {
            return rate;
        }
        double worst = Math.max(slowest * rate, lateMillis);
        rate *= Math.clamp(BEARABLE / Math.max(1, worst), 0.85, 1.05);
        rate = Math.clamp(rate, SLOWEST, FASTEST);
        return rate;
    }
}

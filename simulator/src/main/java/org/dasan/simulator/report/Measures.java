package org.dasan.simulator.report;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/// What the simulated people count while they live their day.
public final class Measures {
    private static final int MOST_FAULTS = 200;

    /// What is counted.
    public enum Count {
        ARRIVED,
        CONNECTED,
        ABANDONED,
        LEFT_LATER,
        OVER,
        TURNED_AWAY,
        ACCEPTED,
        RUNG_OUT,
        RECORDED,
        SENT_TWICE,
        RECONNECTED,
        DESKS_LOST,
        TRANSFERRED,
        INVITED,
        ANSWERS_FOUND,
        NOTHING_FOUND,
        CASES,
        RETRIED
    }

    /// What is timed on the machine's clock.
    public enum Time {
        /// From a citizen's first word to the desk of an agent who was free.
        OFFER,
        /// From one end of a conversation to the other.
        MESSAGE,
        /// From asking the server to its answer.
        REQUEST
    }

    private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
    private final Map<Time, Timing> times = new EnumMap<>(Time.class);
    private final Map<String, Histogram> waits = new ConcurrentHashMap<>();
    private final Timing allWaits = new Timing();
    private final List<HourRow> hours = new CopyOnWriteArrayList<>();
    private final Meeting offers;
    private final Meeting messages;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final LongAdder faultCount = new LongAdder();

    public Measures() {
        for (var count : Count.values()) {
            counts.put(count, new LongAdder());
        }
        for (var time : Time.values()) {
            times.put(time, new Timing());
        }
        offers = new Meeting(timing(Time.OFFER));
        messages = new Meeting(timing(Time.MESSAGE));
    }

    public void count(Count what) {
        counter(what).increment();
    }

    public long of(Count what) {
        return counter(what).sum();
    }

    private LongAdder counter(Count what) {
        return Objects.requireNonNull(counts.get(what));
    }

    public Timing timing(Time what) {
        return Objects.requireNonNull(times.get(what));
    }

    /// Meets by the interaction.
    public Meeting offers() {
        return offers;
    }

    /// Meets by the message: its id, or the id its writer gave it.
    public Meeting messages() {
        return messages;
    }

    /// A citizen has waited so long, in the city's time, for the first word of a person.
    ///
    /// @param kind channel and language, such as `CHAT ko`
    public void waited(String kind, Duration inCity) {
        waits.computeIfAbsent(kind, _ -> new Histogram()).add((double) inCity.toMillis());
        allWaits.add(inCity.toNanos());
    }

    public Map<String, Histogram> waits() {
        return new TreeMap<>(waits);
    }

    /// In the city's time.
    public Timing allWaits() {
        return allWaits;
    }

    /// One hour of the day, when it is over.
    ///
    /// @param arrived   contacts begun since the day began
    /// @param abandoned likewise
    public record HourRow(
            int hour, double speed, long arrived, long abandoned, Histogram waits, Map<Time, Histogram> times) {}

    /// The hour is over.
    ///
    /// @param speed at which it passed
    public void closeHour(int hour, double speed) {
        var taken = new EnumMap<Time, Histogram>(Time.class);
        times.forEach((time, timing) -> taken.put(time, timing.takeHour()));
        hours.add(new HourRow(
                hour, speed, of(Count.ARRIVED), of(Count.ABANDONED), allWaits.takeHour(), Map.copyOf(taken)));
    }

    public List<HourRow> hours() {
        return List.copyOf(hours);
    }

    /// Something that must not happen.
    public void fault(String what) {
        faultCount.increment();
        if (faults.size() < MOST_FAULTS) {
            faults.add(what);
        }
    }

    public List<String> faults() {
        return List.copyOf(faults);
    }

    public long faultCount() {
        return faultCount.sum();
    }
}

package org.dasan.acd.figures;

import java.util.EnumMap;
import java.util.Map;
import org.dasan.interactions.Outcome;

/// Sums of one row of a report. Not thread-safe.
final class Tally {
    private final Map<Counted, Long> sums = new EnumMap<>(Counted.class);
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);

    long get(Counted counted) {
        return sums.getOrDefault(counted, 0L);
    }

    Tally add(Counted counted, long value) {
        sums.merge(counted, value, counted == Counted.LONGEST_MS ? Math::max : Long::sum);
        return this;
    }

    /// Adds contacts by where they stand: their outcome once closed, else their state.
    Tally addContacts(String outcomeOrState, long contacts) {
        add(Counted.ARRIVED, contacts);
        for (var outcome : Outcome.values()) {
            if (outcome.name().equals(outcomeOrState)) {
                outcomes.merge(outcome, contacts, Long::sum);
                return add(
                        switch (outcome.term()) {
                            case HANDLED -> Counted.HANDLED;
                            case SELF_SERVED -> Counted.SELF_SERVED;
                            case ABANDONED -> Counted.ABANDONED;
                            case REFUSED -> Counted.REFUSED;
                            case LOST -> Counted.LOST;
                            case PROMISED -> Counted.PROMISED;
                        },
                        contacts);
            }
        }
        return add(Counted.OPEN, contacts);
    }

    Tally addAll(Tally other) {
        other.sums.forEach(this::add);
        other.outcomes.forEach((outcome, n) -> outcomes.merge(outcome, n, Long::sum));
        return this;
    }

    Map<Outcome, Long> outcomes() {
        return new EnumMap<>(outcomes);
    }
}

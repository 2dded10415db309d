package org.dasan.acd.replay;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dasan.acd.Queue;
import org.dasan.acd.QueueRules;
import org.dasan.acd.Queues;
import org.dasan.city.Calendars;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/// Lives a past day twice, under the rules in force and under others, and sets what came of it side by side.
/// Both sides are lived, so that the difference is that of the rules alone; what was recorded stands beside them
/// to show how well living a day again meets the day itself.
@Component
public class Replays {
    private static final int EXAMPLES = 20;

    private final PastDays days;
    private final Queues queues;
    private final Calendars calendars;
    /// Reading and living a large day takes seconds of a processor.
    private final Semaphore oneAtATime = new Semaphore(1);

    Replays(PastDays days, Queues queues, Calendars calendars) {
        this.days = days;
        this.queues = queues;
        this.calendars = calendars;
    }

    /// How a queue fared.
    ///
    /// @param offered     contacts that began to wait
    /// @param withinTarget answered within the queue's target
    /// @param stillWaiting when the day was over
    /// @param meanWait    of those answered
    /// @param longWait    which nine of ten of those answered did not exceed
    public record Fare(
            int offered,
            int answered,
            int abandoned,
            int stillWaiting,
            int withinTarget,
            Duration meanWait,
            Duration longWait,
            Duration longestWait) {}

    /// A contact whose wait differs most.
    public record Example(
            UUID interaction, Duration before, Duration after, boolean answeredBefore, boolean answeredAfter) {}

    /// What would have differed.
    ///
    /// @param recorded  what happened on the day
    /// @param inForce   the day lived again under the rules in force
    /// @param changed   the day lived again under the changed rules
    /// @param others    contacts of other queues that another agent or nobody would have had
    /// @param differing contacts of the queue that another agent or nobody would have had
    public record Difference(
            Fare recorded, Fare inForce, Fare changed, int differing, int others, List<Example> examples) {}

    /// Lives the city's day `date` under `rules` of `queue`.
    ///
    /// @throws CannotAcquireLockException while another replay is running
    public Difference replay(Queue queue, LocalDate date, QueueRules rules) {
        if (!oneAtATime.tryAcquire()) {
            throw new CannotAcquireLockException("another replay is running");
        }
        try {
            var day = days.read(
                    date.atStartOfDay(calendars.zone()).toInstant(),
                    date.plusDays(1).atStartOfDay(calendars.zone()).toInstant());
            var all = queues.all().stream().collect(Collectors.toMap(Queue::id, Function.identity()));
            var before = Replay.live(day, all, Map.of());
            var after = Replay.live(day, all, Map.of(queue.id(), rules));
            return compare(queue, day, before, after);
        } finally {
            oneAtATime.release();
        }
    }

    static Difference compare(Queue queue, PastDay day, Map<UUID, Life> before, Map<UUID, Life> after) {
        var mine = day.contacts().stream()
                .filter(contact -> contact.queue().equals(queue.id()))
                .toList();
        var mySeats = mine.stream().map(PastDay.Contact::seat).collect(Collectors.toSet());
        var differing = Replay.differing(before, after);
        int here = (int) differing.stream().filter(mySeats::contains).count();
        var examples = mine.stream()
                .map(contact -> {
                    var was = life(before, contact);
                    var is = life(after, contact);
                    return new Example(contact.interaction(), was.waited(), is.waited(), was.answered(), is.answered());
                })
                .filter(example -> !example.before().equals(example.after())
                        || example.answeredBefore() != example.answeredAfter())
                .sorted((a, b) -> Long.compare(change(b), change(a)))
                .limit(EXAMPLES)
                .toList();
        return new Difference(
                fare(queue, mine, Replays::recorded),
                fare(queue, mine, contact -> life(before, contact)),
                fare(queue, mine, contact -> life(after, contact)),
                here,
                differing.size() - here,
                examples);
    }

    private static long change(Example example) {
        return Math.abs(example.before().minus(example.after()).toMillis());
    }

    private static Life life(Map<UUID, Life> lives, PastDay.Contact contact) {
        return Objects.requireNonNull(lives.get(contact.seat()));
    }

    private static Life recorded(PastDay.Contact contact) {
        var waited = contact.waited();
        if (waited != null) {
            return new Life(contact.seat(), waited, contact.agent(), false);
        }
        var patience = contact.patience();
        return new Life(contact.seat(), patience == null ? Duration.ZERO : patience, null, patience != null);
    }

    private static Fare fare(Queue queue, List<PastDay.Contact> contacts, Function<PastDay.Contact, Life> became) {
        var lives = contacts.stream().map(became).toList();
        var waits = lives.stream()
                .filter(Life::answered)
                .mapToLong(life -> life.waited().toMillis())
                .sorted()
                .toArray();
        int abandoned = (int) lives.stream().filter(Life::gaveUp).count();
        return new Fare(
                lives.size(),
                waits.length,
                abandoned,
                lives.size() - waits.length - abandoned,
                (int) Arrays.stream(waits)
                        .filter(wait -> wait <= queue.target().toMillis())
                        .count(),
                Duration.ofMillis(Math.round(Arrays.stream(waits).average().orElse(0))),
                Duration.ofMillis(waits.length == 0 ? 0 : waits[(int) Math.ceil(waits.length * 0.9) - 1]),
                Duration.ofMillis(waits.length == 0 ? 0 : waits[waits.length - 1]));
    }
}

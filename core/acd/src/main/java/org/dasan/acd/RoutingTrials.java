package org.dasan.acd;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dasan.acd.matching.Consideration;
import org.dasan.acd.matching.Matcher;
import org.dasan.acd.matching.Situation;
import org.dasan.acd.matching.WaitingSeat;
import org.dasan.acd.matching.Widening;
import org.dasan.city.Channel;
import org.dasan.city.OrganisationId;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Answers "who would get this contact now, and why", without touching anything.
@Component
public class RoutingTrials {
    private final WaitingRoom waitingRoom;
    private final RoutingRules rules;
    private final Clock clock;

    RoutingTrials(WaitingRoom waitingRoom, RoutingRules rules, Clock clock) {
        this.waitingRoom = waitingRoom;
        this.rules = rules;
        this.clock = clock;
    }

    /// A contact that does not exist.
    ///
    /// @param needs    beyond those of the queue and the language
    /// @param draft    rules to try instead of the queue's own; nothing = the queue's own
    public record Contact(
            Queue queue,
            Channel channel,
            SeatRole role,
            String language,
            List<Need> needs,
            int priority,
            @Nullable QueueRules draft) {}

    /// What would be decided once the contact has waited so long.
    ///
    /// @param needs      what is still asked for then
    /// @param helpers    whose agents are asked too
    /// @param restingToo agents above their occupancy cap are asked too
    public record Moment(
            Duration waited,
            List<Need> needs,
            @Nullable OrganisationId helpers,
            boolean restingToo,
            Consideration consideration) {}

    /// One moment for each time at which waiting changes something, from the first second on; by who is at
    /// work now, as if nobody else were waiting.
    @Transactional(readOnly = true)
    public List<Moment> consider(Contact contact) {
        var now = clock.instant();
        var agents = waitingRoom.agents(MatcherLoop.goneBefore(clock, now));
        var queueRules = contact.draft() == null ? contact.queue().rules() : contact.draft();
        var yieldsAfter = rules.of(contact.queue().organisation()).yieldsAfter();
        return times(queueRules, yieldsAfter).stream()
                .map(waited -> {
                    var seat = seat(contact, queueRules, waited, yieldsAfter, now);
                    return new Moment(
                            waited,
                            seat.needs(),
                            queueRules.helpers(waited),
                            seat.widening().restingToo(),
                            Matcher.consider(
                                    new Situation(now, MatcherLoop.RULE_VERSION, List.of(seat), agents), seat));
                })
                .toList();
    }

    private static Set<Duration> times(QueueRules rules, Duration yieldsAfter) {
        var times = new TreeSet<Duration>();
        times.add(Duration.ZERO);
        rules.relaxation().forEach(step -> times.add(step.after()));
        Stream.ofNullable(rules.overflow()).forEach(overflow -> times.add(overflow.after()));
        times.add(yieldsAfter);
        return times;
    }

    private static WaitingSeat seat(
            Contact contact, QueueRules rules, Duration waited, Duration yieldsAfter, Instant now) {
        var queue = contact.queue();
        var asked = Needs.merge(
                queue.needs(),
                Stream.concat(Stream.of(new Need(contact.language(), 1)), contact.needs().stream())
                        .toList());
        var relaxed = Relaxation.relax(asked, rules.relaxation(), waited);
        var helpers = rules.helpers(waited);
        int priority = Math.min(9, contact.priority() + queue.priority());
        var since = now.minus(waited);
        var id = Ids.next();
        return new WaitingSeat(
                id,
                id,
                id,
                contact.role(),
                contact.channel(),
                queue.id(),
                queue.organisation().value(),
                relaxed,
                priority,
                since,
                since.minus(queue.ageing().multipliedBy(priority)),
                null,
                null,
                Set.of(),
                queue.mayInterrupt(),
                false,
                queue.selection(),
                new Widening(
                        relaxed.equals(asked) ? List.of() : asked,
                        helpers == null ? null : helpers.value(),
                        waited.compareTo(yieldsAfter) >= 0,
                        false));
    }
}

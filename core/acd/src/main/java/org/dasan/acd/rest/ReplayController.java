package org.dasan.acd.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.dasan.acd.Queues;
import org.dasan.acd.replay.Replays;
import org.dasan.acd.replay.Replays.Fare;
import org.dasan.city.Calendars;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What a past day would have been under other rules. Takes seconds for a large day.
@RestController
class ReplayController {
    private final Replays replays;
    private final Queues queues;
    private final Calendars calendars;
    private final Clock clock;

    ReplayController(Replays replays, Queues queues, Calendars calendars, Clock clock) {
        this.replays = replays;
        this.queues = queues;
        this.calendars = calendars;
        this.clock = clock;
    }

    record ReplayRequest(
            @NotNull LocalDate day, @NotNull @Valid RulesView rules) {}

    record FareView(
            int offered,
            int answered,
            int abandoned,
            int stillWaiting,
            int withinTarget,
            double meanWaitSeconds,
            double longWaitSeconds,
            double longestWaitSeconds) {
        static FareView of(Fare fare) {
            return new FareView(
                    fare.offered(),
                    fare.answered(),
                    fare.abandoned(),
                    fare.stillWaiting(),
                    fare.withinTarget(),
                    seconds(fare.meanWait()),
                    seconds(fare.longWait()),
                    seconds(fare.longestWait()));
        }
    }

    record ExampleView(
            UUID interactionId,
            double beforeSeconds,
            double afterSeconds,
            boolean answeredBefore,
            boolean answeredAfter) {}

    record ReplayView(
            long targetSeconds,
            FareView recorded,
            FareView inForce,
            FareView changed,
            int differing,
            int others,
            List<ExampleView> examples) {}

    @PostMapping("/api/v1/queues/{queueId}/replay")
    @StaffOnly(
            role = {Role.SUPERVISOR, Role.ADMIN},
            subject = "queue",
            id = "queueId")
    ReplayView replay(@PathVariable UUID queueId, @Valid @RequestBody ReplayRequest request) {
        if (!request.day().isBefore(LocalDate.ofInstant(clock.instant(), calendars.zone()))) {
            throw new InvalidFieldException("day", "must be over");
        }
        var queue = queues.get(queueId);
        var difference = replays.replay(queue, request.day(), request.rules().toRules());
        return new ReplayView(
                queue.target().toSeconds(),
                FareView.of(difference.recorded()),
                FareView.of(difference.inForce()),
                FareView.of(difference.changed()),
                difference.differing(),
                difference.others(),
                difference.examples().stream()
                        .map(example -> new ExampleView(
                                example.interaction(),
                                seconds(example.before()),
                                seconds(example.after()),
                                example.answeredBefore(),
                                example.answeredAfter()))
                        .toList());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

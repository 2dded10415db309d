package org.dasan.acd.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.acd.Need;
import org.dasan.acd.Queues;
import org.dasan.acd.RoutingTrials;
import org.dasan.acd.SeatRole;
import org.dasan.acd.matching.Candidate;
import org.dasan.acd.matching.Unfit;
import org.dasan.city.Channel;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Who would get a contact of this queue now, and why; with the rules in force or with others.
@RestController
class TrialController {
    private final RoutingTrials trials;
    private final Queues queues;

    TrialController(RoutingTrials trials, Queues queues) {
        this.trials = trials;
        this.queues = queues;
    }

    record TrialRequest(
            @NotNull Channel channel,
            @NotNull @Size(min = 2, max = 20) String language,
            @Nullable SeatRole role,
            @Nullable @Size(max = 20) List<Need> needs,
            @Nullable @Min(0) @Max(9) Integer priority,
            @Valid @Nullable RulesView rules) {}

    record MomentView(
            long waitedSeconds,
            List<Need> needs,
            @Nullable UUID helpers,
            boolean restingToo,
            List<Candidate> candidates,
            Map<Unfit, Integer> counts,
            int considered) {}

    record TrialView(List<MomentView> moments) {}

    @PostMapping("/api/v1/queues/{queueId}/trial")
    @StaffOnly(
            role = {Role.SUPERVISOR, Role.ADMIN},
            subject = "queue",
            id = "queueId")
    TrialView trial(@PathVariable UUID queueId, @Valid @RequestBody TrialRequest request) {
        var contact = new RoutingTrials.Contact(
                queues.get(queueId),
                request.channel(),
                request.role() == null ? SeatRole.AGENT : request.role(),
                request.language(),
                request.needs() == null ? List.of() : request.needs(),
                request.priority() == null ? 0 : request.priority(),
                request.rules() == null ? null : request.rules().toRules());
        return new TrialView(trials.consider(contact).stream()
                .map(moment -> new MomentView(
                        moment.waited().toSeconds(),
                        moment.needs(),
                        moment.helpers() == null ? null : moment.helpers().value(),
                        moment.restingToo(),
                        moment.consideration().candidates(),
                        moment.consideration().counts(),
                        moment.consideration().considered()))
                .toList());
    }
}

package org.dasan.acd.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.acd.QueueRules;
import org.dasan.acd.Relaxation;
import org.dasan.city.OrganisationId;
import org.jspecify.annotations.Nullable;

/// A queue's rules in a request or an answer, times in seconds.
record RulesView(
        @NotNull @Size(max = 10) List<@Valid StepView> relaxation,
        @Valid @Nullable OverflowView overflow,
        @Min(0) @Max(3600) int preferredSeconds) {
    record StepView(
            @Min(0) @Max(86_400) int after,
            @NotNull @Size(max = 20) Map<String, Integer> minimums) {}

    record OverflowView(
            @Min(0) @Max(86_400) int after, @NotNull UUID organisationId) {}

    QueueRules toRules() {
        return new QueueRules(
                relaxation.stream()
                        .map(step -> new Relaxation(Duration.ofSeconds(step.after()), step.minimums()))
                        .toList(),
                overflow == null
                        ? null
                        : new QueueRules.Overflow(
                                Duration.ofSeconds(overflow.after()), new OrganisationId(overflow.organisationId())),
                Duration.ofSeconds(preferredSeconds));
    }
}

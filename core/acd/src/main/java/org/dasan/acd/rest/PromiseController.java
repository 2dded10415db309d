package org.dasan.acd.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dasan.acd.NewPromise;
import org.dasan.acd.NotYoursException;
import org.dasan.acd.Promise;
import org.dasan.acd.Promises;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.UnknownInteractionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What agents owe citizens.
@RestController
@RequestMapping("/api/v1/promises")
class PromiseController {
    private final Promises promises;
    private final InteractionQueries interactions;

    PromiseController(Promises promises, InteractionQueries interactions) {
        this.promises = promises;
        this.interactions = interactions;
    }

    record PromiseRequest(
            @NotNull UUID interactionId,
            @NotNull Promise.Kind kind,
            @NotNull @Future Instant dueAt,
            @NotBlank @Size(max = 1000) String note) {}

    record SettleRequest(@NotNull Promise.State state, int version) {}

    /// A promise as staff see it.
    record PromiseView(
            UUID id,
            String receipt,
            Promise.Kind kind,
            Promise.State state,
            Instant dueAt,
            String note,
            @Nullable UUID interactionId,
            int version) {
        static PromiseView of(Promise promise) {
            return new PromiseView(
                    promise.id(),
                    String.valueOf(promise.number()),
                    promise.kind(),
                    promise.state(),
                    promise.dueAt(),
                    promise.note(),
                    promise.given() == null ? null : promise.given().value(),
                    promise.version());
        }
    }

    @GetMapping
    @StaffOnly(role = Role.AGENT)
    List<PromiseView> mine(StaffPrincipal agent) {
        return promises.owedBy(agent.id().value(), 50).stream()
                .map(PromiseView::of)
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @StaffOnly(role = Role.AGENT)
    PromiseView give(
            @Valid @RequestBody PromiseRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key,
            StaffPrincipal agent) {
        var id = new InteractionId(request.interactionId());
        var interaction = interactions.find(id).orElseThrow(() -> new UnknownInteractionException(id));
        if (!interactions.tookPart(id, agent.id().value())) {
            throw new NotYoursException("interaction " + id + " is not yours");
        }
        return PromiseView.of(promises.give(new NewPromise(
                key,
                request.kind(),
                interaction.organisation(),
                interaction.entryPoint(),
                id,
                interaction.identity(),
                null,
                interaction.language(),
                request.note(),
                request.dueAt(),
                agent.id().value())));
    }

    @PutMapping("/{promiseId}")
    @StaffOnly(role = Role.AGENT, subject = "promise", id = "promiseId")
    PromiseView settle(@PathVariable UUID promiseId, @Valid @RequestBody SettleRequest request) {
        return PromiseView.of(promises.settle(promiseId, request.state(), request.version()));
    }
}

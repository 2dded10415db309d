package org.dasan.agentdesktop;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.NotYoursException;
import org.dasan.city.Role;
import org.dasan.city.access.Problem;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.city.access.UnknownSubjectException;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.outbox.DeliveryState;
import org.dasan.interactions.outbox.Outbox;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What people decide about a text of which nobody knows whether it left.
@RestController
@RequestMapping("/api/v1/interactions/{interactionId}/deliveries")
class DeliveryController {
    private final Outbox outbox;
    private final AcdQueries acd;

    DeliveryController(Outbox outbox, AcdQueries acd) {
        this.outbox = outbox;
        this.acd = acd;
    }

    record DecisionRequest(Outbox.@NotNull Decision decision) {}

    /// Sends it again, although it may arrive twice, or gives it up.
    @PostMapping("/{deliveryId}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(
            role = {Role.AGENT, Role.SUPERVISOR},
            subject = "interaction",
            id = "interactionId")
    void decide(
            @PathVariable UUID interactionId,
            @PathVariable UUID deliveryId,
            @Valid @RequestBody DecisionRequest request,
            StaffPrincipal who) {
        var id = new InteractionId(interactionId);
        var delivery =
                outbox.find(id, deliveryId).orElseThrow(() -> new UnknownSubjectException("delivery", deliveryId));
        if (acd.ofInteraction(id).stream().noneMatch(seat -> who.id().value().equals(seat.agent()))) {
            throw new NotYoursException("you hold no seat in interaction " + id);
        }
        if (delivery.state() != DeliveryState.UNCERTAIN) {
            throw decided(delivery.state());
        }
        try {
            outbox.decide(deliveryId, who.id(), request.decision());
        } catch (IllegalStateException _) { // the provider has said more in this moment
            throw decided(outbox.find(id, deliveryId).map(Outbox.Status::state).orElse(delivery.state()));
        }
    }

    private static Problem decided(DeliveryState state) {
        return Problem.of(
                HttpStatus.CONFLICT, "illegal-state", "The text is " + state + " by now; nothing is left to decide.");
    }
}

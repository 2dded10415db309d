package org.dasan.acd.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.dasan.acd.Explanations;
import org.dasan.acd.OfferDesk;
import org.dasan.acd.OfferId;
import org.dasan.acd.UnknownSeatException;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Offers: taking them, leaving them, and why they came.
@RestController
@RequestMapping("/api/v1/offers/{offerId}")
class OfferController {
    private final OfferDesk offers;
    private final Explanations explanations;

    OfferController(OfferDesk offers, Explanations explanations) {
        this.offers = offers;
        this.explanations = explanations;
    }

    record AcceptResponse(UUID seatId, UUID interactionId, String state) {}

    record DeclineRequest(@NotBlank @Size(max = 100) String reason) {}

    @PostMapping("/accept")
    @StaffOnly(role = Role.AGENT, subject = "offer", id = "offerId")
    AcceptResponse accept(@PathVariable UUID offerId, StaffPrincipal agent) {
        var acceptance = offers.acceptAtDesk(new OfferId(offerId), agent.id().value());
        return new AcceptResponse(
                acceptance.seat().value(),
                acceptance.interaction().value(),
                acceptance.state().name());
    }

    @PostMapping("/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "offer", id = "offerId")
    void decline(@PathVariable UUID offerId, @Valid @RequestBody DeclineRequest request, StaffPrincipal agent) {
        offers.decline(new OfferId(offerId), agent.id().value(), request.reason());
    }

    @GetMapping("/explanation")
    @StaffOnly(
            role = {Role.AGENT, Role.SUPERVISOR},
            subject = "offer",
            id = "offerId")
    JsonNode explanation(@PathVariable UUID offerId) {
        return explanations.of(new OfferId(offerId)).orElseThrow(() -> new UnknownSeatException(offerId));
    }
}

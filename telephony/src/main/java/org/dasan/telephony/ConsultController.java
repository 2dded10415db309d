package org.dasan.telephony;

import java.util.UUID;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Asking a colleague in a call.
@RestController
@RequestMapping("/api/v1/calls/{interactionId}/consult")
class ConsultController {
    private final Consults consults;

    ConsultController(Consults consults) {
        this.consults = consults;
    }

    /// @param agentId the one person who is asked; nothing: whoever fits
    /// @param queueId where the question waits; nothing: the queue of the entry point
    record Question(@Nullable UUID agentId, @Nullable UUID queueId) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    void begin(@PathVariable UUID interactionId, @RequestBody Question question, StaffPrincipal who) {
        consults.begin(new InteractionId(interactionId), who.id().value(), question.queueId(), question.agentId());
    }

    @PostMapping("/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    void complete(@PathVariable UUID interactionId, StaffPrincipal who) {
        consults.complete(new InteractionId(interactionId), who.id().value());
    }

    @PostMapping("/conference")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    void conference(@PathVariable UUID interactionId, StaffPrincipal who) {
        consults.conference(new InteractionId(interactionId), who.id().value());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    void cancel(@PathVariable UUID interactionId, StaffPrincipal who) {
        consults.cancel(new InteractionId(interactionId), who.id().value());
    }
}

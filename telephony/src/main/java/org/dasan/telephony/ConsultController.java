package org.dasan.telephony;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.dasan.city.InvalidFieldException;
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

/// Asking a colleague or somebody outside in a call, and passing it on outside at once.
@RestController
@RequestMapping("/api/v1/calls/{interactionId}")
class ConsultController {
    private final Consults consults;
    private final Outsiders outsiders;
    private final OutsideNumbers numbers;

    ConsultController(Consults consults, Outsiders outsiders, OutsideNumbers numbers) {
        this.consults = consults;
        this.outsiders = outsiders;
        this.numbers = numbers;
    }

    /// @param agentId the one person who is asked; nothing: whoever fits
    /// @param queueId where the question waits; nothing: the queue of the entry point
    /// @param number  who is asked outside, in place of a colleague
    record Question(
            @Nullable UUID agentId,
            @Nullable UUID queueId,
            @Nullable @Size(max = 40) String number) {}

    record Elsewhere(@NotBlank @Size(max = 40) String number) {}

    @PostMapping("/consult")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    void begin(@PathVariable UUID interactionId, @Valid @RequestBody Question question, StaffPrincipal who) {
        var id = new InteractionId(interactionId);
        var number = question.number();
        if (number == null) {
            consults.begin(id, who.id().value(), question.queueId(), question.agentId());
        } else if (question.agentId() != null || question.queueId() != null) {
            throw new InvalidFieldException("number", "stands alone");
        } else {
            outsiders.ask(id, who.id().value(), numbers.allowed(number));
        }
    }

    @PostMapping("/consult/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    void complete(@PathVariable UUID interactionId, StaffPrincipal who) {
        consults.complete(new InteractionId(interactionId), who.id().value());
    }

    @PostMapping("/consult/conference")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    void conference(@PathVariable UUID interactionId, StaffPrincipal who) {
        consults.conference(new InteractionId(interactionId), who.id().value());
    }

    @DeleteMapping("/consult")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    void cancel(@PathVariable UUID interactionId, StaffPrincipal who) {
        consults.cancel(new InteractionId(interactionId), who.id().value());
    }

    /// The citizen is passed on; the agent's call ends at once.
    @PostMapping("/transfer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    void passOn(@PathVariable UUID interactionId, @Valid @RequestBody Elsewhere elsewhere, StaffPrincipal who) {
        outsiders.passOn(new InteractionId(interactionId), who.id().value(), numbers.allowed(elsewhere.number()));
    }
}

package org.dasan.agentdesktop;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.interactions.AnswersUsed;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Interactions;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Standard answers that an agent gave in a contact, by text or read out.
@RestController
@RequestMapping("/api/v1/interactions/{interactionId}/answers")
class AnswerController {
    private final Interactions interactions;
    private final AnswersUsed answers;
    private final HeldSeats seats;
    private final TransactionTemplate transaction;

    AnswerController(Interactions interactions, AnswersUsed answers, HeldSeats seats, TransactionTemplate transaction) {
        this.interactions = interactions;
        this.answers = answers;
        this.seats = seats;
        this.transaction = transaction;
    }

    /// @param version of the entry that was on the screen
    record AnswerRequest(@NotNull UUID entryId, @Min(1) int version) {}

    /// The same answer again changes nothing.
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    void use(@PathVariable UUID interactionId, @Valid @RequestBody AnswerRequest request, StaffPrincipal who) {
        var id = new InteractionId(interactionId);
        transaction.executeWithoutResult(_ -> {
            interactions.lock(id);
            seats.require(id, who);
            answers.use(id, request.entryId(), request.version(), who.id().value());
        });
    }
}

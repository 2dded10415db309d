package org.dasan.telephony;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.dasan.acd.Supervision.OnCall;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.interactions.InteractionId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Supervisors on running calls, by their own telephone.
@RestController
@RequestMapping("/api/v1/calls/{interactionId}/supervise")
class SuperviseController {
    private final Supervisors supervisors;

    SuperviseController(Supervisors supervisors) {
        this.supervisors = supervisors;
    }

    record Wish(
            @NotNull OnCall mode, @NotBlank @Size(max = 500) String why) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @StaffOnly(role = Role.SUPERVISOR, subject = "interaction", id = "interactionId")
    void supervise(@PathVariable UUID interactionId, @Valid @RequestBody Wish wish, StaffPrincipal who) {
        supervisors.supervise(new InteractionId(interactionId), who.id().value(), wish.mode(), wish.why());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.SUPERVISOR, subject = "interaction", id = "interactionId")
    void leave(@PathVariable UUID interactionId, StaffPrincipal who) {
        supervisors.leave(new InteractionId(interactionId), who.id().value());
    }
}

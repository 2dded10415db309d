package org.dasan.acd.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.dasan.acd.SeatId;
import org.dasan.acd.Steering;
import org.dasan.acd.Supervision;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Supervisors in running contacts: beside the agent, or in their place.
@RestController
@RequestMapping("/api/v1/seats/{seatId}")
class SupervisionController {
    private final Supervision supervision;
    private final Steering steering;

    SupervisionController(Supervision supervision, Steering steering) {
        this.supervision = supervision;
        this.steering = steering;
    }

    /// @param visible whether the citizen is told
    record JoinRequest(
            boolean visible, @NotBlank @Size(max = 500) String why) {}

    record WhyRequest(@NotBlank @Size(max = 500) String why) {}

    record Joined(UUID interactionId) {}

    record TakenOver(UUID seatId, UUID interactionId) {}

    @PostMapping("/join")
    @StaffOnly(role = Role.SUPERVISOR, subject = "seat", id = "seatId")
    Joined join(@PathVariable UUID seatId, @Valid @RequestBody JoinRequest request, StaffPrincipal who) {
        return new Joined(supervision
                .join(new SeatId(seatId), who.id().value(), request.visible(), request.why())
                .value());
    }

    @DeleteMapping("/join")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.SUPERVISOR, subject = "seat", id = "seatId")
    void leave(@PathVariable UUID seatId, StaffPrincipal who) {
        supervision.leave(new SeatId(seatId), who.id().value());
    }

    /// Goes on with the contact in the agent's place.
    @PostMapping("/take-over")
    @StaffOnly(role = Role.SUPERVISOR, subject = "seat", id = "seatId")
    TakenOver takeOver(@PathVariable UUID seatId, @Valid @RequestBody WhyRequest request, StaffPrincipal who) {
        var seat = steering.takeOver(new SeatId(seatId), who.id().value(), request.why());
        return new TakenOver(seat.id().value(), seat.interaction().value());
    }
}

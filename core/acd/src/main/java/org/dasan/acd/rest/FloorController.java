package org.dasan.acd.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.PresenceState;
import org.dasan.acd.SeatId;
import org.dasan.acd.Steering;
import org.dasan.acd.TemporarySkills;
import org.dasan.acd.console.ConsoleAgent;
import org.dasan.acd.console.ConsoleWaiting;
import org.dasan.acd.console.Consoles;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The supervisor's console for whoever has no socket, and what can be done about who waits: each step asks for a
/// reason, which is kept. Pages follow the console over `/ws`.
@RestController
@RequestMapping("/api/v1")
class FloorController {
    private final Consoles consoles;
    private final Steering steering;
    private final TemporarySkills skills;

    FloorController(Consoles consoles, Steering steering, TemporarySkills skills) {
        this.consoles = consoles;
        this.steering = steering;
        this.skills = skills;
    }

    /// @param at the server's time
    record Agents(
            Instant at, List<ConsoleAgent> items, List<AcdQueries.Reason> reasons, List<AcdQueries.Skill> skills) {}

    record WaitingOnes(List<ConsoleWaiting> items) {}

    record ForceRequest(
            @NotNull PresenceState state,
            @Nullable @Size(max = 40) String reason,
            @NotBlank @Size(max = 500) String why) {}

    record LendRequest(
            @NotBlank @Size(max = 63) String skill,
            @Min(1) @Max(5) int proficiency,
            @Min(1) @Max(720) int minutes,
            @NotBlank @Size(max = 500) String why) {}

    record Lent(Instant until) {}

    record WhyRequest(@NotBlank @Size(max = 500) String why) {}

    record PushRequest(
            @NotNull UUID agentId,
            @NotBlank @Size(max = 500) String why) {}

    record Pushed(UUID offerId) {}

    record Pulled(UUID seatId, UUID interactionId) {}

    /// The agents of the caller's organisations who are signed in.
    @GetMapping("/agents")
    @StaffOnly(role = Role.SUPERVISOR)
    Agents agents(StaffPrincipal who) {
        var console = consoles.of(who.id());
        return new Agents(console.at(), console.agents(), console.reasons(), console.skills());
    }

    /// Who waits in the queues of the caller's organisations.
    @GetMapping("/waiting")
    @StaffOnly(role = Role.SUPERVISOR)
    WaitingOnes waiting(StaffPrincipal who) {
        return new WaitingOnes(consoles.of(who.id()).waiting());
    }

    /// Changes an agent's state over their head.
    @PostMapping("/agents/{agentId}/state")
    @StaffOnly(role = Role.SUPERVISOR, subject = "agent", id = "agentId")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void force(@PathVariable UUID agentId, @Valid @RequestBody ForceRequest request, StaffPrincipal who) {
        steering.force(agentId, request.state(), request.reason(), who.id().value(), request.why());
    }

    /// Lends a skill for a while; the matcher takes it up at once.
    @PostMapping("/agents/{agentId}/skills")
    @StaffOnly(role = Role.SUPERVISOR, subject = "agent", id = "agentId")
    Lent lend(@PathVariable UUID agentId, @Valid @RequestBody LendRequest request, StaffPrincipal who) {
        return new Lent(skills.lend(
                agentId,
                request.skill(),
                request.proficiency(),
                Duration.ofMinutes(request.minutes()),
                who.id().value(),
                request.why()));
    }

    /// Takes a lent skill back before its time.
    @DeleteMapping("/agents/{agentId}/skills/{skill}")
    @StaffOnly(role = Role.SUPERVISOR, subject = "agent", id = "agentId")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(
            @PathVariable UUID agentId,
            @PathVariable String skill,
            @RequestParam @NotBlank @Size(max = 500) String why,
            StaffPrincipal who) {
        skills.end(agentId, skill, who.id().value(), why);
    }

    /// Takes a waiting contact oneself, past its order.
    @PostMapping("/seats/{seatId}/pull")
    @StaffOnly(role = Role.SUPERVISOR, subject = "seat", id = "seatId")
    Pulled pull(@PathVariable UUID seatId, @Valid @RequestBody WhyRequest request, StaffPrincipal who) {
        var seat = steering.pull(new SeatId(seatId), who.id().value(), request.why());
        return new Pulled(seat.id().value(), seat.interaction().value());
    }

    /// Has a waiting contact ring at somebody chosen, past its order.
    @PostMapping("/seats/{seatId}/push")
    @StaffOnly(role = Role.SUPERVISOR, subject = "seat", id = "seatId")
    Pushed push(@PathVariable UUID seatId, @Valid @RequestBody PushRequest request, StaffPrincipal who) {
        return new Pushed(
                steering.push(new SeatId(seatId), request.agentId(), who.id().value(), request.why())
                        .value());
    }
}

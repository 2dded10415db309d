package org.dasan.acd.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.Floor;
import org.dasan.acd.Need;
import org.dasan.acd.PresenceState;
import org.dasan.acd.Queues;
import org.dasan.acd.SeatId;
import org.dasan.acd.SeatState;
import org.dasan.acd.Steering;
import org.dasan.acd.TemporarySkills;
import org.dasan.acd.matching.Load;
import org.dasan.acd.matching.WhyWaiting;
import org.dasan.city.Channel;
import org.dasan.city.Grants;
import org.dasan.city.Label;
import org.dasan.city.OrganisationId;
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

/// The supervisor's console: who is at work, who waits and why, and what can be done about it. Each step asks
/// for a reason, which is kept.
@RestController
@RequestMapping("/api/v1")
class FloorController {
    private static final int MOST_WAITING = 200;

    private final Glance<List<Floor.AtWork>> agents;
    private final Glance<List<Floor.Waiting>> waiting;
    private final Steering steering;
    private final TemporarySkills skills;
    private final Queues queues;
    private final AcdQueries queries;
    private final Grants grants;
    private final Clock clock;

    FloorController(
            Floor floor,
            Steering steering,
            TemporarySkills skills,
            Queues queues,
            AcdQueries queries,
            Grants grants,
            Clock clock) {
        agents = new Glance<>(floor::agents);
        waiting = new Glance<>(() -> floor.waiting(MOST_WAITING));
        this.steering = steering;
        this.skills = skills;
        this.queues = queues;
        this.queries = queries;
        this.grants = grants;
        this.clock = clock;
    }

    record HeldView(
            UUID seatId,
            UUID interactionId,
            Channel channel,
            SeatState state,
            String language,
            @Nullable Instant since) {}

    /// @param seatId the contact it is about
    /// @param helper the supervisor who is on it
    record HandView(
            Instant raisedAt,
            @Nullable UUID seatId,
            @Nullable UUID helper) {}

    /// @param contacts  of the caller's organisations
    /// @param elsewhere how many of others
    record AgentView(
            UUID id,
            String name,
            PresenceState state,
            @Nullable String reason,
            @Nullable String afterContact,
            Instant since,
            boolean connected,
            @Nullable HandView hand,
            List<HeldView> contacts,
            int elsewhere,
            Map<String, Integer> skills,
            Map<String, TemporarySkills.Loan> loans,
            Map<Channel, Load> load) {
        static AgentView of(Floor.AtWork agent, Set<OrganisationId> mine) {
            return new AgentView(
                    agent.id(),
                    agent.name(),
                    agent.state(),
                    agent.reason(),
                    agent.afterContact(),
                    agent.since(),
                    agent.connected(),
                    agent.hand() == null
                            ? null
                            : new HandView(
                                    agent.hand().raisedAt(),
                                    agent.hand().seat(),
                                    agent.hand().takenBy()),
                    agent.contacts().stream()
                            .filter(held -> mine.contains(held.organisation()))
                            .map(held -> new HeldView(
                                    held.seat().value(),
                                    held.interaction().value(),
                                    held.channel(),
                                    held.state(),
                                    held.language(),
                                    held.since()))
                            .toList(),
                    (int) agent.contacts().stream()
                            .filter(held -> !mine.contains(held.organisation()))
                            .count(),
                    agent.skills(),
                    agent.loans(),
                    agent.load());
        }
    }

    record WaitingView(
            UUID seatId,
            UUID interactionId,
            Channel channel,
            UUID queueId,
            Label queue,
            Instant since,
            List<Need> needs,
            WhyWaiting why) {}

    /// @param at the server's time
    record Agents(Instant at, List<AgentView> items, List<AcdQueries.Reason> reasons, List<AcdQueries.Skill> skills) {}

    record WaitingOnes(List<WaitingView> items) {}

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
        var mine = grants.organisationsWhere(who.id(), Role.SUPERVISOR);
        return new Agents(
                clock.instant(),
                agents.get().stream()
                        .filter(agent -> agent.organisations().stream()
                                .map(OrganisationId::new)
                                .anyMatch(mine::contains))
                        .map(agent -> AgentView.of(agent, mine))
                        .toList(),
                queries.reasons("NOT_READY"),
                queries.skills());
    }

    /// Who waits in the queues of the caller's organisations.
    @GetMapping("/waiting")
    @StaffOnly(role = Role.SUPERVISOR)
    WaitingOnes waiting(StaffPrincipal who) {
        var mine = grants.organisationsWhere(who.id(), Role.SUPERVISOR);
        return new WaitingOnes(waiting.get().stream()
                .filter(each -> mine.contains(each.organisation()))
                .limit(MOST_WAITING)
                .map(waiting -> new WaitingView(
                        waiting.seat().value(),
                        waiting.interaction().value(),
                        waiting.channel(),
                        waiting.queue(),
                        queues.get(waiting.queue()).name(),
                        waiting.since(),
                        waiting.needs(),
                        waiting.why()))
                .toList());
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

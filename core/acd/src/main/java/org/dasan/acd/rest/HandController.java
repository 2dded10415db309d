package org.dasan.acd.rest;

import java.util.UUID;
import org.dasan.acd.RaisedHands;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Agents ask for help, supervisors come.
@RestController
@RequestMapping("/api/v1")
class HandController {
    private final RaisedHands hands;

    HandController(RaisedHands hands) {
        this.hands = hands;
    }

    /// @param seatId the contact it is about; nothing = none
    record HandRequest(@Nullable UUID seatId) {}

    /// @param mine whether it is now the caller who helps; else it is down, or somebody else is on it
    record Taken(boolean mine) {}

    @PutMapping("/presence/hand")
    @StaffOnly(role = Role.AGENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void raise(@RequestBody HandRequest request, StaffPrincipal agent) {
        hands.raise(agent.id().value(), request.seatId());
    }

    @DeleteMapping("/presence/hand")
    @StaffOnly(role = Role.AGENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lower(StaffPrincipal agent) {
        hands.lower(agent.id().value(), agent.id().value());
    }

    /// Says that one goes to help.
    @PostMapping("/agents/{agentId}/hand")
    @StaffOnly(role = Role.SUPERVISOR, subject = "agent", id = "agentId")
    Taken take(@PathVariable UUID agentId, StaffPrincipal who) {
        return new Taken(hands.take(agentId, who.id().value()));
    }

    /// Says that it is over.
    @DeleteMapping("/agents/{agentId}/hand")
    @StaffOnly(role = Role.SUPERVISOR, subject = "agent", id = "agentId")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void over(@PathVariable UUID agentId, StaffPrincipal who) {
        hands.lower(agentId, who.id().value());
    }
}

package org.dasan.acd.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.dasan.acd.Presence;
import org.dasan.acd.PresenceState;
import org.dasan.acd.PresenceView;
import org.dasan.acd.Presences;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// An agent's own presence.
@RestController
@RequestMapping("/api/v1/presence")
class PresenceController {
    private final Presences presences;
    private final Directory directory;

    PresenceController(Presences presences, Directory directory) {
        this.presences = presences;
        this.directory = directory;
    }

    enum When {
        NOW,
        AFTER_CONTACT
    }

    /// @param when     NOW, or AFTER_CONTACT: as soon as no contact is in hand; nothing = NOW
    /// @param channels switches: true = on; channels not named stay as they are
    record PresenceRequest(
            @NotNull PresenceState state,
            @Nullable @Size(max = 40) String reason,
            @Nullable When when,
            @Nullable Map<Channel, Boolean> channels) {}

    @PutMapping
    @StaffOnly(role = Role.AGENT)
    PresenceView set(@Valid @RequestBody PresenceRequest request, StaffPrincipal agent) {
        var id = agent.id().value();
        if (request.when() == When.AFTER_CONTACT) {
            if (request.state() != PresenceState.NOT_READY || request.reason() == null) {
                throw new InvalidFieldException("when", "can be AFTER_CONTACT for NOT_READY with a reason only");
            }
            return PresenceView.of(presences.leaveAfterContact(id, request.reason()), directory.channels());
        }
        return PresenceView.of(
                presences.set(id, request.state(), request.reason(), off(request, presences.find(id)), id),
                directory.channels());
    }

    private static @Nullable Set<Channel> off(PresenceRequest request, Presence before) {
        if (request.channels() == null) {
            return null;
        }
        var off = EnumSet.noneOf(Channel.class);
        off.addAll(before.off());
        request.channels().forEach((channel, on) -> {
            if (on) {
                off.remove(channel);
            } else {
                off.add(channel);
            }
        });
        return off;
    }
}

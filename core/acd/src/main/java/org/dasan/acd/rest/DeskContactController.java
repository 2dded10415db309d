package org.dasan.acd.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.dasan.acd.DeskContacts;
import org.dasan.city.Channel;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Contacts that agents enter by hand: the counter, letters, telephone memos.
@RestController
@RequestMapping("/api/v1/desk/contacts")
class DeskContactController {
    private final DeskContacts contacts;

    DeskContactController(DeskContacts contacts) {
        this.contacts = contacts;
    }

    record NewContactRequest(
            @NotNull UUID clientId,
            @NotNull Channel channel,
            @NotBlank @Size(max = 20) String language,
            @Nullable @Size(max = 40) String phone,
            @Nullable @Size(max = 4000) String note) {}

    record Opened(UUID seatId, UUID interactionId) {}

    /// The same `clientId` again answers as before.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @StaffOnly(role = Role.AGENT)
    Opened open(@Valid @RequestBody NewContactRequest request, StaffPrincipal agent) {
        var seat = contacts.open(
                new DeskContacts.NewContact(
                        request.clientId(), request.channel(), request.language(), request.phone(), request.note()),
                agent.id().value());
        return new Opened(seat.id().value(), seat.interaction().value());
    }
}

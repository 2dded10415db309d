package org.dasan.telephony;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.dasan.acd.OutboundContacts;
import org.dasan.acd.OutboundContacts.NewCall;
import org.dasan.acd.Promises;
import org.dasan.acd.Seat;
import org.dasan.city.Role;
import org.dasan.city.access.Problem;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.telephony.OutsideNumbers.Outside;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Calls that agents make: to a number, to the citizen of a contact, to whom a call was promised. The same
/// `clientId` again calls nobody and answers as before.
@RestController
@RequestMapping("/api/v1")
class OutboundController {
    private final Outbound outbound;
    private final OutboundContacts contacts;
    private final OutsideNumbers numbers;
    private final Identities identities;
    private final InteractionQueries interactions;
    private final Promises promises;

    OutboundController(
            Outbound outbound,
            OutboundContacts contacts,
            OutsideNumbers numbers,
            Identities identities,
            InteractionQueries interactions,
            Promises promises) {
        this.outbound = outbound;
        this.contacts = contacts;
        this.numbers = numbers;
        this.identities = identities;
        this.interactions = interactions;
        this.promises = promises;
    }

    record NumberRequest(
            @NotNull UUID clientId,
            @NotBlank @Size(max = 40) String number,
            @NotBlank @Size(max = 20) String language) {}

    record CallRequest(@NotNull UUID clientId) {}

    record Called(UUID seatId, UUID interactionId) {
        static Called of(Seat seat) {
            return new Called(seat.id().value(), seat.interaction().value());
        }
    }

    /// Calls a number that the agent wrote.
    @PostMapping("/calls")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @StaffOnly(role = Role.AGENT)
    Called number(@Valid @RequestBody NumberRequest request, StaffPrincipal who) {
        var agent = who.id().value();
        return Called.of(contacts.begun(request.clientId(), agent).orElseGet(() -> {
            var number = numbers.allowed(request.number());
            return outbound.call(
                    number,
                    agent,
                    () -> contacts.begin(
                            new NewCall(request.clientId(), request.language(), whose(number), null, null), agent));
        }));
    }

    /// Calls the citizen of a contact, whose number the agent need not see: within the contact when it is a note to
    /// call them, else in a new one because of it.
    @PostMapping("/interactions/{interactionId}/call")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    Called citizen(@PathVariable UUID interactionId, @Valid @RequestBody CallRequest request, StaffPrincipal who) {
        var agent = who.id().value();
        return Called.of(contacts.begun(request.clientId(), agent).orElseGet(() -> {
            var contact = interactions.find(new InteractionId(interactionId)).orElseThrow();
            var number = numberOf(contact.identity());
            var call = new NewCall(request.clientId(), contact.language(), contact.identity(), contact.id(), null);
            return outbound.call(
                    number,
                    agent,
                    () -> contacts.within(contact.id(), agent).orElseGet(() -> contacts.begin(call, agent)));
        }));
    }

    /// Keeps a promise of the agent's own by calling, before its time or in the contact it opened.
    @PostMapping("/promises/{promiseId}/call")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @StaffOnly(role = Role.AGENT, subject = "promise", id = "promiseId")
    Called promised(@PathVariable UUID promiseId, StaffPrincipal who) {
        var agent = who.id().value();
        var promise = promises.find(promiseId).orElseThrow();
        return Called.of(outbound.call(numberOf(promise.identity()), agent, () -> contacts.keep(promiseId, agent)));
    }

    private @Nullable UUID whose(Outside number) {
        var e164 = number.e164();
        return e164 == null ? null : identities.known(IdentityKind.PHONE, e164);
    }

    private Outside numberOf(@Nullable UUID identity) {
        if (identity == null
                || identities.kind(identity).filter(IdentityKind.PHONE::equals).isEmpty()) {
            throw Problem.of(HttpStatus.CONFLICT, "no-number", "no telephone number is known there");
        }
        return numbers.allowed(identities.address(identity).orElseThrow());
    }
}

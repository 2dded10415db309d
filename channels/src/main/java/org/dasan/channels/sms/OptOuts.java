package org.dasan.channels.sms;

import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.PhoneNumbers;
import org.springframework.stereotype.Component;

/// Learns from the provider's refusals who wants no texts: the citizen told it, and not us.
@Component
class OptOuts {
    /// The provider's code for it.
    static final String CODE = "21610";

    private final Identities identities;
    private final Consents consents;

    OptOuts(Identities identities, Consents consents) {
        this.identities = identities;
        this.consents = consents;
    }

    /// @param to   the citizen's number
    /// @param from the city's
    void learn(String to, String from) {
        var line = PhoneNumbers.e164(from).orElse(from);
        identities
                .find(IdentityKind.PHONE, PhoneNumbers.e164(to).orElse(to))
                .ifPresent(identity -> consents.withdraw(identity, line, CODE));
    }
}

package org.dasan.agentdesktop;

import java.util.Locale;
import org.dasan.interactions.Identities;
import org.dasan.interactions.Interaction;
import org.springframework.stereotype.Component;

/// How staff see the citizen of a contact: by what is known, never more.
@Component
class Citizens {
    private final Identities identities;

    Citizens(Identities identities) {
        this.identities = identities;
    }

    Desk.CitizenRef of(Interaction interaction) {
        var masked = interaction.identity() == null
                ? null
                : identities.masked(interaction.identity()).orElse(null);
        var label = masked == null ? String.format(Locale.ROOT, "#%04d", interaction.number() % 10_000) : masked;
        var certainty = interaction.citizen() != null ? "VERIFIED" : masked == null ? "UNKNOWN" : "KNOWN_NUMBER";
        return new Desk.CitizenRef(label, certainty, masked);
    }
}

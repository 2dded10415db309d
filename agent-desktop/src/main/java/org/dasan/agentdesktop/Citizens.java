package org.dasan.agentdesktop;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dasan.interactions.Identities;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How staff see the citizen of a contact: by what is known, never more.
@Component
class Citizens {
    private final Identities identities;

    Citizens(Identities identities) {
        this.identities = identities;
    }

    Desk.CitizenRef of(Interaction interaction) {
        return Objects.requireNonNull(of(List.of(interaction)).get(interaction.id()));
    }

    Map<InteractionId, Desk.CitizenRef> of(Collection<Interaction> interactions) {
        var masked = identities.masked(interactions.stream()
                .map(Interaction::identity)
                .filter(Objects::nonNull)
                .toList());
        return interactions.stream()
                .collect(Collectors.toMap(
                        Interaction::id,
                        interaction -> ref(
                                interaction,
                                interaction.identity() == null ? null : masked.get(interaction.identity()))));
    }

    private static Desk.CitizenRef ref(Interaction interaction, @Nullable String masked) {
        var label = masked == null ? String.format(Locale.ROOT, "#%04d", interaction.number() % 10_000) : masked;
        var certainty = interaction.citizen() != null ? "VERIFIED" : masked == null ? "UNKNOWN" : "KNOWN_NUMBER";
        return new Desk.CitizenRef(label, certainty, masked);
    }
}

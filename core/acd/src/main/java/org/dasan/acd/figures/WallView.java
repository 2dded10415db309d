package org.dasan.acd.figures;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.dasan.city.OrganisationId;
import org.dasan.live.Recipient;

/// What one wallboard shows: an organisation with everything below it, and some of its queues.
///
/// @param queues empty: all of them
public record WallView(OrganisationId organisation, Set<UUID> queues) {
    public WallView {
        queues = Set.copyOf(queues);
    }

    /// Everybody who looks at this picture on a node, whoever they are.
    public Recipient audience() {
        var key = organisation + " " + new TreeSet<>(queues);
        return new Recipient("wallboard:" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)));
    }
}

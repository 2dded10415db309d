package org.dasan.acd.figures;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.dasan.city.OrganisationId;
import org.dasan.city.StaffId;
import org.dasan.live.Recipient;

/// What one wallboard shows: an organisation with everything below it, and some of its queues.
///
/// @param queues empty: all of them
public record WallView(OrganisationId organisation, Set<UUID> queues) {
    public WallView {
        queues = Set.copyOf(queues);
    }

    /// All screens on which `who` looks at this picture.
    Recipient audience(StaffId who) {
        var key = organisation + " " + new TreeSet<>(queues);
        var view = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return new Recipient("wallboard:" + view + ":" + who.value());
    }
}

package org.dasan.agentdesktop;

import org.dasan.city.StaffId;
import org.dasan.live.Recipient;
import tools.jackson.databind.JsonNode;

/// A picture that screens can ask for; a bean for each kind.
interface Show {
    /// What the frame `watch` calls it.
    String picture();

    /// Has it painted on this node from now on, and tells whose it is.
    ///
    /// @param frame what was asked for
    /// @throws org.dasan.live.JoinRefusedException when `who` may not see it
    /// @throws IllegalArgumentException when the frame makes no sense
    Recipient watch(StaffId who, JsonNode frame);
}

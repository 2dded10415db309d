package org.dasan.telephony;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An agent's telephone as the desk shows it.
///
/// @param device NONE, BROWSER or DESK
record PhoneView(String device, @Nullable String line, boolean registered, List<CallView> calls) {
    /// A call that rings or speaks on it.
    ///
    /// @param state        RINGING, CONNECTED or HELD
    /// @param since        when the caller arrived
    /// @param capabilities what can be done with it now
    record CallView(
            UUID interactionId,
            UUID seatId,
            String state,
            Instant since,
            @Nullable Object consult,
            List<Party> parties,
            String recording,
            List<String> capabilities) {}

    /// Who is on the call.
    ///
    /// @param kind  CITIZEN or AGENT
    /// @param state TALKING, HELD or RINGING
    record Party(String kind, @Nullable UUID staffId, String state) {}
}

package org.dasan.telephony;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dasan.acd.Supervision.OnCall;
import org.jspecify.annotations.Nullable;

/// An agent's telephone as the desk shows it.
///
/// @param device      NONE, BROWSER or DESK
/// @param supervision the call it listens to, if any
record PhoneView(
        String device,
        @Nullable String line,
        boolean registered,
        List<CallView> calls,
        @Nullable Supervision supervision) {
    /// @param state RINGING or ON
    record Supervision(UUID interactionId, OnCall mode, String state) {}

    /// A call that rings or speaks on it.
    ///
    /// @param state        RINGING, DIALLING, CONNECTED, HELD, CONSULTING or CONFERENCE
    /// @param since        when the caller arrived
    /// @param recording    OFF, ON or PAUSED
    /// @param capabilities what can be done with it now
    record CallView(
            UUID interactionId,
            UUID seatId,
            String state,
            Instant since,
            @Nullable Consult consult,
            List<Party> parties,
            String recording,
            List<String> capabilities) {}

    /// @param kind  AGENT, QUEUE or NUMBER
    /// @param state RINGING or TALKING
    record Consult(String kind, String state) {}

    /// Who is on the call.
    ///
    /// @param kind  CITIZEN, AGENT, INTERPRETER, OUTSIDE, or SUPERVISOR where agents may know
    /// @param state TALKING, HELD, RINGING or LISTENING
    record Party(String kind, @Nullable UUID staffId, String state) {}
}

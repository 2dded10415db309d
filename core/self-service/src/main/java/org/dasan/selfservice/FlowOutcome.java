package org.dasan.selfservice;

import java.util.List;
import java.util.UUID;
import org.dasan.acd.SeatId;
import org.jspecify.annotations.Nullable;

/// How a flow ended. What it means for the contact is done already when it is returned: queued, or closed
/// with its record. Whoever carried the session ends the call, except after [Queued].
public sealed interface FlowOutcome {
    /// The language the caller chose.
    String language();

    /// The caller waits for a person.
    ///
    /// @param queue where
    /// @param topic what the caller chose to speak about; a topic's code
    /// @param path  what the caller chose on the way, for the agent's screen
    /// @param seat  what waits; null in a test call
    record Queued(
            UUID queue,
            String language,
            @Nullable String topic,
            List<String> path,
            @Nullable SeatId seat) implements FlowOutcome {}

    /// Answered without a person.
    record SelfServed(String language) implements FlowOutcome {}

    /// Turned away, such as out of hours.
    record Refused(String language) implements FlowOutcome {}

    /// The city owes the caller a call or an answer.
    record Promised(String language) implements FlowOutcome {}

    /// The caller talked with a number outside.
    record PassedOn(String language, String number) implements FlowOutcome {}

    /// The caller went before anything was settled.
    record HungUp(String language) implements FlowOutcome {}
}

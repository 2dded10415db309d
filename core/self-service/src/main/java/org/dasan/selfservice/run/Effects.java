package org.dasan.selfservice.run;

import java.time.Instant;
import java.util.List;
import org.dasan.selfservice.FlowOutcome;
import org.dasan.selfservice.Recorded;
import org.dasan.selfservice.flow.Ending;
import org.jspecify.annotations.Nullable;

/// What a flow does to the contact it serves: everything for a real call, nothing for a test call.
public interface Effects {
    /// The time by which hours are asked.
    Instant now();

    /// Promises a call.
    ///
    /// @param number  keyed in; null: the one the caller calls from
    /// @param minutes after which it falls due, counted from now or the next opening
    /// @return whether there is a number to call
    boolean promiseCall(@Nullable String number, int minutes, String language);

    /// Keeps what the caller said, as a promise to answer it.
    void keepMessage(Recorded.Kept message, String language);

    /// What the caller thinks of the agent, from 1 to 5.
    void rate(int rating);

    /// Ends self-service.
    ///
    /// @param path what the caller chose on the way
    FlowOutcome end(Ending ending, String language, List<String> path);
}

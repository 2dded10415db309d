package org.dasan.selfservice;

import org.dasan.city.EntryPoint;
import org.dasan.interactions.InteractionId;

/// Serves calls by the flow of their entry point.
public interface Flows {
    /// Whether calls of this entry point have a flow.
    boolean serves(EntryPoint entryPoint);

    /// Runs the flow of the call's entry point on the calling thread, which should be a virtual one. An entry
    /// point without a flow leads straight to its queue. Whatever breaks on the way, the caller is queued for a
    /// person: this throws only when the database is gone.
    FlowOutcome run(FlowSession session, FlowCall call);

    /// What the flow still has for a caller whom an agent has left on the line, such as a question how
    /// satisfied they were. Returns at once when there is nothing.
    void afterAgent(FlowSession session, InteractionId interaction);

    /// Keeps what a caller had said when the server that took it down died.
    ///
    /// @param over whether the caller has gone: the contact ends then, with the promise to answer
    void messageLeft(InteractionId interaction, Recorded.Kept message, String language, boolean over);
}

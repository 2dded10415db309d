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
}

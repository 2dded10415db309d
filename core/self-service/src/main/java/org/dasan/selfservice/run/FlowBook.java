package org.dasan.selfservice.run;

import java.util.Optional;
import org.dasan.selfservice.flow.Flow;

/// The flows in force. What it hands out never changes: a running call keeps the flow it began with.
public interface FlowBook {
    /// The flow that serves calls of this entry point.
    Optional<Flow> serving(String entryPoint);
}

package org.dasan.selfservice.run;

import org.dasan.acd.Queue;
import org.dasan.acd.Queues;
import org.dasan.acd.SeatRole;
import org.dasan.city.EntryPoint;
import org.dasan.selfservice.flow.Ending;
import org.springframework.stereotype.Component;

/// Finds the queue in which a caller waits at the end of a flow.
@Component
public class QueueChoice {
    private final Queues queues;

    QueueChoice(Queues queues) {
        this.queues = queues;
    }

    /// The queue that the flow names, else the one of the entry point for the language.
    ///
    /// @throws org.dasan.acd.UnknownQueueException when the entry point has none
    public Queue of(EntryPoint entryPoint, Ending.Queue ending, String language) {
        return queues.all().stream()
                .filter(queue -> queue.code().equals(ending.queue()))
                .findFirst()
                .orElseGet(() -> queues.choose(entryPoint.id(), SeatRole.AGENT, language));
    }
}

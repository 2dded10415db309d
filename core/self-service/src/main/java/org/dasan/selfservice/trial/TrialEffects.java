package org.dasan.selfservice.trial;

import java.time.Instant;
import java.util.List;
import org.dasan.city.EntryPoint;
import org.dasan.selfservice.FlowOutcome;
import org.dasan.selfservice.Recorded;
import org.dasan.selfservice.flow.Ending;
import org.dasan.selfservice.run.Effects;
import org.dasan.selfservice.run.QueueChoice;
import org.jspecify.annotations.Nullable;

/// Does nothing to anybody and tells what would have been done.
final class TrialEffects implements Effects {
    private final QueueChoice choice;
    private final EntryPoint entryPoint;
    private final Instant now;

    TrialEffects(QueueChoice choice, EntryPoint entryPoint, Instant now) {
        this.choice = choice;
        this.entryPoint = entryPoint;
        this.now = now;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public boolean promiseCall(@Nullable String number, int minutes, String language) {
        return true;
    }

    @Override
    public void keepMessage(Recorded.Kept message, String language) {
        // nothing was said
    }

    @Override
    public void rate(int rating) {
        // about nobody
    }

    @Override
    public FlowOutcome end(Ending ending, String language, List<String> path) {
        return switch (ending) {
            case Ending.Queue queue ->
                new FlowOutcome.Queued(
                        choice.of(entryPoint, queue, language).id(), language, queue.topic(), path, null);
            case Ending.Served(), Ending.Asked() -> new FlowOutcome.SelfServed(language);
            case Ending.Refused() -> new FlowOutcome.Refused(language);
            case Ending.Promised() -> new FlowOutcome.Promised(language);
            case Ending.PassedOn(var number) -> new FlowOutcome.PassedOn(language, number);
            case Ending.HungUp _ -> new FlowOutcome.HungUp(language);
        };
    }
}

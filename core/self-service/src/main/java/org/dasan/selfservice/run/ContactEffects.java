package org.dasan.selfservice.run;

import java.time.Instant;
import java.util.List;
import org.dasan.city.EntryPoint;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Outcome;
import org.dasan.selfservice.FlowOutcome;
import org.dasan.selfservice.Recorded;
import org.dasan.selfservice.flow.Ending;
import org.jspecify.annotations.Nullable;

/// Does to a contact what its flow comes to.
final class ContactEffects implements Effects {
    private final Contacts contacts;
    private final EntryPoint entryPoint;
    private final InteractionId id;
    private boolean ending;

    ContactEffects(Contacts contacts, EntryPoint entryPoint, InteractionId id) {
        this.contacts = contacts;
        this.entryPoint = entryPoint;
        this.id = id;
    }

    void begin() {
        contacts.begin(id);
    }

    /// Whether the end was begun: what breaks then cannot be mended by a queue.
    boolean ending() {
        return ending;
    }

    @Override
    public Instant now() {
        return contacts.now();
    }

    @Override
    public boolean promiseCall(@Nullable String number, int minutes, String language) {
        return contacts.promiseCall(id, entryPoint, number, minutes, language);
    }

    @Override
    public void keepMessage(Recorded.Kept message, String language) {
        contacts.keepMessage(id, entryPoint, message, language);
    }

    @Override
    public void rate(int rating) {
        contacts.rate(id, rating);
    }

    @Override
    public FlowOutcome end(Ending how, String language, List<String> path) {
        ending = true;
        return switch (how) {
            case Ending.Queue queue ->
                contacts.enqueue(id, entryPoint, queue, language, path)
                        .<FlowOutcome>map(place ->
                                new FlowOutcome.Queued(place.queue().id(), language, queue.topic(), path, place.seat()))
                        .orElseGet(() -> new FlowOutcome.HungUp(language));
            case Ending.Served() -> closed(Outcome.SELF_SERVED, language, new FlowOutcome.SelfServed(language));
            case Ending.Refused() -> closed(Outcome.REFUSED, language, new FlowOutcome.Refused(language));
            case Ending.Promised() -> closed(Outcome.PROMISED, language, new FlowOutcome.Promised(language));
            case Ending.PassedOn(var number) ->
                closed(Outcome.TRANSFERRED, language, new FlowOutcome.PassedOn(language, number));
            case Ending.HungUp(boolean informed) -> {
                contacts.hungUp(id, language, informed);
                yield new FlowOutcome.HungUp(language);
            }
            case Ending.Asked() -> new FlowOutcome.SelfServed(language); // the agent's record says how it went
        };
    }

    private FlowOutcome closed(Outcome outcome, String language, FlowOutcome answer) {
        contacts.close(id, language, outcome, "SYSTEM");
        return answer;
    }
}

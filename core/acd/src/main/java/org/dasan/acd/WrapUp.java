package org.dasan.acd;

import java.util.ArrayList;
import java.util.UUID;
import org.dasan.city.InvalidFieldException;
import org.dasan.interactions.CounsellingRecord;
import org.dasan.interactions.IllegalStepException;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.Records;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The counselling record while an agent writes it, and its end.
@Component
@Transactional
public class WrapUp {
    private final Acd acd;
    private final Records records;
    private final Interactions interactions;
    private final Promises promises;

    WrapUp(Acd acd, Records records, Interactions interactions, Promises promises) {
        this.acd = acd;
        this.records = records;
        this.interactions = interactions;
        this.promises = promises;
    }

    /// Saves what the agent typed so far.
    ///
    /// @throws org.dasan.interactions.RecordConflictException when somebody saved in between
    public CounsellingRecord save(SeatId id, UUID agent, CounsellingRecord draft) {
        var seat = lockOwn(id, agent);
        if (draft.outcome() != null && !draft.outcome().chosenByAgent()) {
            throw new InvalidFieldException(
                    "outcome", "cannot be " + draft.outcome() + ", which only the system writes");
        }
        return records.save(seat.interaction(), id.value(), agent, draft);
    }

    /// Completes wrap-up. The last agent's record decides the interaction and must have an outcome and a
    /// topic, unless the city called in vain; a call back in it becomes a promise.
    ///
    /// @throws RecordIncompleteException naming what is missing
    public void complete(SeatId id, UUID agent) {
        var seat = lockOwn(id, agent);
        var interaction = interactions.lock(seat.interaction());
        if (acd.decidesRecord(id)) {
            var written = records.find(seat.interaction(), id.value());
            var missing = new ArrayList<String>();
            if (written.outcome() == null) {
                missing.add("outcome");
            }
            if (written.topics().isEmpty()) {
                missing.add("topics");
            }
            if (!missing.isEmpty() && !acd.notReached(id)) {
                throw new RecordIncompleteException(missing);
            }
            var callback = written.callback();
            if (callback != null) {
                promises.give(new NewPromise(
                        seat.id().value(), // completing twice promises once
                        Promise.Kind.CALLBACK,
                        interaction.organisation(),
                        interaction.entryPoint(),
                        interaction.id(),
                        interaction.identity(),
                        null,
                        interaction.language(),
                        callback.note(),
                        callback.dueAt(),
                        agent));
            }
        }
        acd.complete(id, agent);
    }

    private Seat lockOwn(SeatId id, UUID agent) {
        interactions.lock(acd.find(id).interaction());
        var seat = acd.find(id);
        if (!agent.equals(seat.agent())) {
            throw new NotYoursException("seat " + id + " is not yours");
        }
        if (seat.state() == SeatState.WAITING || seat.state() == SeatState.OFFERED || seat.state() == SeatState.DONE) {
            throw new IllegalStepException("seat", seat.state(), SeatState.WRAP_UP);
        }
        return seat;
    }
}

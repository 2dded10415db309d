package org.dasan.caserouter;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dasan.interactions.IllegalStepException;

/// Where a case stands.
public enum CaseState {
    RECEIVED,
    /// An organisation has it; nobody there has taken it yet.
    TRIAGED,
    /// Organisations do not agree whose it is; the one above them decides.
    COORDINATION,
    /// An officer has it, and is named from now on.
    ASSIGNED,
    IN_PROGRESS,
    /// The citizen was asked something; the clock stands still.
    WAITING_CITIZEN,
    /// An answer is written; somebody else looks at it.
    APPROVAL,
    ANSWERED,
    /// The citizen asks further after the answer.
    ADDITIONAL,
    /// Outside bodies answer it themselves.
    TRANSFERRED,
    MERGED,
    WITHDRAWN,
    REJECTED,
    /// Answered, and the time for asking further is over.
    CLOSED;

    private static final Set<CaseState> OVER = EnumSet.of(ANSWERED, TRANSFERRED, MERGED, WITHDRAWN, REJECTED, CLOSED);

    /// Whether the city still owes something.
    public boolean isOpen() {
        return !OVER.contains(this);
    }

    /// Whether nothing is expected to follow; an answered case may still be asked about.
    public boolean isFinal() {
        return !isOpen() && this != ANSWERED && this != TRANSFERRED;
    }

    /// The states that may follow.
    public Set<CaseState> next() {
        return switch (this) {
            case RECEIVED -> EnumSet.of(TRIAGED, ANSWERED, MERGED, WITHDRAWN);
            case TRIAGED ->
                EnumSet.of(TRIAGED, ASSIGNED, COORDINATION, TRANSFERRED, ANSWERED, REJECTED, MERGED, WITHDRAWN);
            case COORDINATION -> EnumSet.of(TRIAGED, ASSIGNED, TRANSFERRED, WITHDRAWN);
            case ASSIGNED -> EnumSet.of(IN_PROGRESS, TRIAGED, COORDINATION, WITHDRAWN);
            case IN_PROGRESS ->
                EnumSet.of(
                        ASSIGNED,
                        WAITING_CITIZEN,
                        APPROVAL,
                        ANSWERED,
                        TRIAGED,
                        COORDINATION,
                        TRANSFERRED,
                        REJECTED,
                        WITHDRAWN);
            case WAITING_CITIZEN -> EnumSet.of(WAITING_CITIZEN, IN_PROGRESS, REJECTED, WITHDRAWN);
            case APPROVAL -> EnumSet.of(ANSWERED, IN_PROGRESS, WITHDRAWN);
            case ANSWERED -> EnumSet.of(ADDITIONAL, CLOSED);
            case ADDITIONAL -> EnumSet.of(IN_PROGRESS, WITHDRAWN);
            case TRANSFERRED -> EnumSet.of(ANSWERED, TRIAGED);
            case MERGED -> EnumSet.of(RECEIVED);
            case CLOSED -> EnumSet.of(ADDITIONAL);
            case WITHDRAWN, REJECTED -> EnumSet.noneOf(CaseState.class);
        };
    }

    /// The state after a step to `to`.
    ///
    /// @throws IllegalStepException when a case in this state cannot come to `to`
    public CaseState transition(CaseState to) {
        if (!next().contains(to)) {
            throw new IllegalStepException("case", this, to);
        }
        return to;
    }

    /// The steps that lead to `to`: that one alone, or those of an officer who takes the case, begins and acts in
    /// one go. Each is a step of its own in the history.
    ///
    /// @throws IllegalStepException when no such way leads there
    public List<CaseState> way(CaseState to) {
        var way = new ArrayList<CaseState>();
        var at = this;
        while (!at.next().contains(to)) {
            at = switch (at) {
                case RECEIVED -> TRIAGED;
                case TRIAGED, COORDINATION -> ASSIGNED;
                case ASSIGNED, ADDITIONAL -> IN_PROGRESS;
                default -> throw new IllegalStepException("case", this, to);
            };
            way.add(at);
        }
        way.add(to);
        return List.copyOf(way);
    }
}

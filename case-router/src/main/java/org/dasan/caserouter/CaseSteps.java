package org.dasan.caserouter;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dasan.city.StaffId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.Interactions;
import org.dasan.store.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes cases from state to state: the state, its clock, and the event of it, in the caller's transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CaseSteps {
    private final CaseRows rows;
    private final CaseWords words;
    private final CaseClock time;
    private final CaseErasure erasure;
    private final Interactions interactions;
    private final InteractionQueries contacts;
    private final EventLog events;
    private final Clock clock;

    CaseSteps(
            CaseRows rows,
            CaseWords words,
            CaseClock time,
            CaseErasure erasure,
            Interactions interactions,
            InteractionQueries contacts,
            EventLog events,
            Clock clock) {
        this.rows = rows;
        this.words = words;
        this.time = time;
        this.erasure = erasure;
        this.interactions = interactions;
        this.contacts = contacts;
        this.events = events;
        this.clock = clock;
    }

    /// The case, alone until the transaction ends: first its contact, then itself, always in that order.
    CaseDraft lock(CaseId id) {
        var seen = rows.find(id).orElseThrow(() -> new UnknownCaseException(id));
        interactions.lock(seen.interaction());
        var file = rows.lock(id).orElseThrow(() -> new UnknownCaseException(id));
        return new CaseDraft(file, rows.termLeft(id).orElse(null));
    }

    /// One step, with its event.
    ///
    /// @param by        who takes it; null = the citizen or time
    /// @param byCitizen which of the two
    /// @return the number of the event
    int take(CaseDraft file, CaseState to, @Nullable StaffId by, boolean byCitizen) {
        var now = clock.instant();
        var from = file.state;
        file.state = from.transition(to);
        if (from == CaseState.WAITING_CITIZEN && to != CaseState.WAITING_CITIZEN) {
            resume(file, byCitizen);
        }
        switch (to) {
            case RECEIVED -> file.closingReason = null;
            case TRIAGED, COORDINATION -> {
                file.officer = null;
                file.endedAt = null;
                file.closingReason = null;
            }
            case ASSIGNED -> file.officer = by;
            case IN_PROGRESS -> {
                if (file.officer == null) {
                    file.officer = by;
                }
            }
            case WAITING_CITIZEN -> pause(file);
            case APPROVAL -> {}
            case ANSWERED -> {
                if (file.officer == null) {
                    file.officer = by;
                }
                file.answeredAt = now;
                file.rating = null;
                file.ratedAt = null;
            }
            case ADDITIONAL -> {
                file.dueAt = time.due(file.before.type(), now); // a new question has a time of its own
                file.endedAt = null;
                file.closingReason = null;
            }
            case TRANSFERRED -> end(file, ClosingReason.TRANSFERRED);
            case MERGED -> end(file, ClosingReason.DUPLICATE);
            case WITHDRAWN -> end(file, ClosingReason.WITHDRAWN);
            case REJECTED, CLOSED -> file.endedAt = now;
        }
        return events.append(List.of(new CaseEvent.Stepped(
                                file.id(),
                                now,
                                by,
                                byCitizen,
                                from,
                                to,
                                file.organisation,
                                file.officer,
                                file.closingReason,
                                file.dueAt,
                                file.bounces)
                        .toNewEvent()))
                .getFirst()
                .seq();
    }

    /// Keeps what was said at a step.
    void say(
            CaseDraft file,
            int seq,
            CaseWord.Kind kind,
            boolean isPublic,
            @Nullable StaffId by,
            @Nullable String text) {
        if (text != null) {
            words.add(file.id(), new CaseWord(seq, kind, isPublic, by, text, clock.instant()));
        }
    }

    /// Stores what the steps made of it. What is over, and whose contact was erased meanwhile, is erased too.
    CaseFile store(CaseDraft draft) {
        var file = draft.file();
        rows.update(file, draft.termLeft);
        if (file.state().isFinal()
                && contacts.find(file.interaction())
                        .filter(contact -> contact.erasedAt() != null)
                        .isPresent()) {
            erasure.erase(file.id().value());
        }
        return file;
    }

    private void pause(CaseDraft file) {
        file.asked++;
        if (file.pausedAt == null) {
            var now = clock.instant();
            file.pausedAt = now;
            file.termLeft = time.left(file.before.type(), now, file.dueAt);
        }
    }

    private void resume(CaseDraft file, boolean byCitizen) {
        file.dueAt = Optional.ofNullable(file.termLeft)
                .map(left -> time.due(left, clock.instant()))
                .orElse(file.dueAt);
        file.pausedAt = null;
        file.termLeft = null;
        if (byCitizen) {
            file.asked = 0;
        }
    }

    private void end(CaseDraft file, ClosingReason reason) {
        file.closingReason = reason;
        file.endedAt = clock.instant();
    }
}

package org.dasan.caserouter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dasan.city.Directory;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Organisation;
import org.dasan.city.OrganisationId;
import org.dasan.city.StaffId;
import org.dasan.city.access.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What officers do to cases, and agents on behalf of citizens. Of two who step at once one wins.
@Component
public class OfficerCases {
    /// So often a case may go from one organisation to another before the one above them decides.
    private static final int MOST_BOUNCES = 2;

    private static final int QUESTIONS_BEFORE_REJECTION = 2;

    private static final Set<CaseState> OF_OFFICERS = EnumSet.of(
            CaseState.TRIAGED,
            CaseState.COORDINATION,
            CaseState.ASSIGNED,
            CaseState.IN_PROGRESS,
            CaseState.WAITING_CITIZEN,
            CaseState.APPROVAL,
            CaseState.ANSWERED,
            CaseState.TRANSFERRED,
            CaseState.REJECTED,
            CaseState.WITHDRAWN);
    /// What a citizen says on the telephone, an agent enters.
    private static final Set<CaseState> OF_AGENTS = EnumSet.of(CaseState.ADDITIONAL, CaseState.WITHDRAWN);

    private final CaseSteps steps;
    private final CaseWords words;
    private final CaseNotices notices;
    private final CaseRules rules;
    private final Directory directory;
    private final Clock clock;
    private final MeterRegistry metrics;

    OfficerCases(
            CaseSteps steps,
            CaseWords words,
            CaseNotices notices,
            CaseRules rules,
            Directory directory,
            Clock clock,
            MeterRegistry metrics) {
        this.steps = steps;
        this.words = words;
        this.notices = notices;
        this.rules = rules;
        this.directory = directory;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// The states an officer of its organisation, or else an agent, may bring a case to in one go.
    public static Set<CaseState> open(CaseFile file, boolean officer) {
        var allowed = EnumSet.noneOf(CaseState.class);
        for (var to : officer ? OF_OFFICERS : OF_AGENTS) {
            if (leads(file, to)) {
                allowed.add(to);
            }
        }
        return allowed;
    }

    private static boolean leads(CaseFile file, CaseState to) {
        var at = file.state();
        if (!at.isOpen()) {
            return at.next().contains(to);
        }
        if (to == CaseState.REJECTED && at == CaseState.WAITING_CITIZEN) {
            return file.asked() >= QUESTIONS_BEFORE_REJECTION;
        }
        var beginning = EnumSet.of(CaseState.RECEIVED, CaseState.TRIAGED, CaseState.ASSIGNED, CaseState.ADDITIONAL);
        return at.next().contains(to)
                || (beginning.contains(at)
                        && to != CaseState.ADDITIONAL
                        && (to == CaseState.IN_PROGRESS
                                || CaseState.IN_PROGRESS.next().contains(to)));
    }

    /// Takes a step, with those that lead to it.
    ///
    /// @param officer whether `by` acts for the organisation that has the case; else for the citizen
    /// @throws CaseConflictException when somebody else changed it first
    @Transactional
    public CaseFile step(CaseId id, CaseStep step, StaffId by, boolean officer) {
        var draft = steps.lock(id);
        var before = draft.before;
        if (before.version() != step.version()) {
            throw new CaseConflictException(before, step.version());
        }
        if (!(officer ? OF_OFFICERS : OF_AGENTS).contains(step.to())) {
            throw new InvalidFieldException("to", "is not for " + (officer ? "officers" : "agents") + " to decide");
        }
        check(draft, step);
        var target = handOn(draft, step);
        var way = before.state().way(target);
        int seq = 0;
        for (var to : way) {
            if (to == CaseState.ANSWERED || to == CaseState.REJECTED) {
                draft.closingReason = step.requireClosing();
            }
            seq = steps.take(draft, to, by, false);
        }
        var said = say(draft, step, target, seq, by);
        var file = steps.store(draft);
        metrics.counter("dasan.cases.steps", "to", target.name()).increment();
        tell(file, step, way, said);
        return file;
    }

    /// What the step needs besides the state it leads to.
    private void check(CaseDraft draft, CaseStep step) {
        var before = draft.before;
        switch (step.to()) {
            case TRIAGED, COORDINATION, TRANSFERRED, WITHDRAWN -> step.requireReason();
            case REJECTED -> {
                step.requireReason();
                step.requireClosing();
                if (before.state() == CaseState.WAITING_CITIZEN && before.asked() < QUESTIONS_BEFORE_REJECTION) {
                    throw new InvalidFieldException(
                            "to",
                            "may be REJECTED after " + QUESTIONS_BEFORE_REJECTION + " questions without an answer");
                }
            }
            case WAITING_CITIZEN, APPROVAL -> step.requireText();
            case ANSWERED -> {
                step.requireClosing();
                if (before.state() != CaseState.APPROVAL) {
                    step.requireText();
                }
            }
            case ADDITIONAL -> {
                step.requireText();
                requireInTime(before);
            }
            case IN_PROGRESS -> {
                if (before.state() == CaseState.APPROVAL) {
                    step.requireReason();
                }
            }
            case RECEIVED, ASSIGNED, MERGED, CLOSED -> {}
        }
    }

    private void requireInTime(CaseFile file) {
        var answered = file.answeredAt();
        if (answered == null
                || clock.instant().isAfter(answered.plus(rules.properties().furtherWithin()))) {
            throw new InvalidFieldException("to", "is too late: open a new case");
        }
    }

    /// Who has it from now on. Organisations that hand a case to and fro let the one above them decide.
    ///
    /// @return the state it comes to by that
    private CaseState handOn(CaseDraft draft, CaseStep step) {
        if (step.to() == CaseState.COORDINATION) {
            draft.organisation = above(draft.organisation, draft.organisation);
            return CaseState.COORDINATION;
        }
        if (step.to() != CaseState.TRIAGED) {
            return step.to();
        }
        var to = step.requireOrganisation();
        if (directory.organisation(to).filter(Organisation::active).isEmpty()) {
            throw new InvalidFieldException("organisation", "is none that can answer");
        }
        boolean decided = draft.state == CaseState.COORDINATION;
        if (to.equals(draft.organisation) && !decided) {
            throw new InvalidFieldException("organisation", "has it already");
        }
        if (!decided && draft.bounces >= MOST_BOUNCES && draft.state != CaseState.TRANSFERRED) {
            draft.organisation = above(draft.organisation, to);
            return CaseState.COORDINATION;
        }
        draft.bounces += decided ? 0 : 1;
        draft.organisation = to;
        return CaseState.TRIAGED;
    }

    /// The nearest organisation above both; for one alone the one above it, if there is one.
    private OrganisationId above(OrganisationId one, OrganisationId other) {
        var ofOther = upwards(other);
        return upwards(one).stream()
                .skip(1)
                .filter(id -> ofOther.contains(id))
                .findFirst()
                .orElse(one);
    }

    private List<OrganisationId> upwards(OrganisationId from) {
        var found = new ArrayList<OrganisationId>();
        for (@Nullable OrganisationId at = from; at != null && !found.contains(at); ) {
            found.add(at);
            at = directory.organisation(at).map(Organisation::parent).orElse(null);
        }
        return found;
    }

    /// Keeps what was said.
    ///
    /// @return what of it the citizen is told
    private String say(CaseDraft draft, CaseStep step, CaseState target, int seq, StaffId by) {
        boolean publicReason = switch (target) {
            case TRANSFERRED, REJECTED, WITHDRAWN -> true;
            default -> false;
        };
        steps.say(draft, seq, CaseWord.Kind.REASON, publicReason, by, step.reason());
        var text = step.text();
        switch (target) {
            case WAITING_CITIZEN -> steps.say(draft, seq, CaseWord.Kind.QUESTION, true, by, text);
            case APPROVAL -> steps.say(draft, seq, CaseWord.Kind.DRAFT, false, by, text);
            case ANSWERED -> {
                text = draft.before.state() == CaseState.APPROVAL ? approved(draft, step, by) : text;
                steps.say(draft, seq, CaseWord.Kind.ANSWER, true, by, text);
            }
            case ADDITIONAL -> steps.say(draft, seq, CaseWord.Kind.FURTHER, true, by, text);
            default -> {}
        }
        steps.say(draft, seq, CaseWord.Kind.PUBLIC_NOTE, true, by, step.publicNote());
        steps.say(draft, seq, CaseWord.Kind.NOTE, false, by, step.internalNote());
        var told = publicReason ? step.reason() : text;
        return told == null ? "" : told;
    }

    /// The draft, or what the one who approves made of it.
    private String approved(CaseDraft draft, CaseStep step, StaffId by) {
        var last = words.of(draft.id()).stream()
                .filter(word -> word.kind() == CaseWord.Kind.DRAFT)
                .reduce((_, later) -> later)
                .orElseThrow();
        if (by.equals(last.staff())) {
            throw Problem.of(
                    HttpStatus.CONFLICT, "own-draft", "Whoever wrote an answer does not approve it themselves.");
        }
        var text = step.text();
        return text == null ? last.text() : text;
    }

    private void tell(CaseFile file, CaseStep step, List<CaseState> way, String said) {
        var note = step.publicNote();
        switch (file.state()) {
            case TRIAGED -> notices.passedOn(file);
            case WAITING_CITIZEN -> notices.asked(file, said);
            case ANSWERED -> notices.answered(file, said);
            case TRANSFERRED -> notices.transferred(file, said);
            case REJECTED, WITHDRAWN -> notices.ended(file, said);
            case ASSIGNED, IN_PROGRESS -> {
                if (way.contains(CaseState.ASSIGNED)) {
                    notices.taken(file);
                }
            }
            case RECEIVED, COORDINATION, APPROVAL, ADDITIONAL, MERGED, CLOSED -> {}
        }
        if (note != null) {
            notices.noted(file, note);
        }
    }
}

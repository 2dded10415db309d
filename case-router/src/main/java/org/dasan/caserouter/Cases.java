package org.dasan.caserouter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.NotYoursException;
import org.dasan.acd.SeatState;
import org.dasan.city.Calendars;
import org.dasan.city.Directory;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Organisation;
import org.dasan.city.StaffId;
import org.dasan.interactions.ClientIdReusedException;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.masking.Masking;
import org.dasan.store.EventLog;
import org.dasan.store.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Opens cases in contacts, and notes what staff write to them. What is done to them later: [OfficerCases].
@Component
public class Cases {
    private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);

    private final CaseRows rows;
    private final CaseSteps steps;
    private final CaseWords words;
    private final CaseCodes codes;
    private final CaseClock time;
    private final CaseNotices notices;
    private final Interactions interactions;
    private final AcdQueries acd;
    private final Directory directory;
    private final Calendars calendars;
    private final EventLog events;
    private final Clock clock;
    private final MeterRegistry metrics;

    Cases(
            CaseRows rows,
            CaseSteps steps,
            CaseWords words,
            CaseCodes codes,
            CaseClock time,
            CaseNotices notices,
            Interactions interactions,
            AcdQueries acd,
            Directory directory,
            Calendars calendars,
            EventLog events,
            Clock clock,
            MeterRegistry metrics) {
        this.rows = rows;
        this.steps = steps;
        this.words = words;
        this.codes = codes;
        this.time = time;
        this.notices = notices;
        this.interactions = interactions;
        this.acd = acd;
        this.directory = directory;
        this.calendars = calendars;
        this.events = events;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// Opens a case in a contact, gives it to its organisation, and tells the citizen number and code.
    ///
    /// @throws NotYoursException when the agent holds no seat in the contact
    /// @throws ClientIdReusedException when another case was opened under the key
    @Transactional
    public OpenedCase open(NewCase wanted, StaffId agent) {
        var contact = interactions.lock(wanted.interaction());
        var before = rows.byKey(wanted.key());
        if (before.isPresent()) {
            return again(before.get(), wanted, agent);
        }
        requireSeat(wanted.interaction(), agent);
        if (directory
                .organisation(wanted.organisation())
                .filter(Organisation::active)
                .isEmpty()) {
            throw new InvalidFieldException("organisation", "is none that can answer");
        }
        var file = insert(wanted, contact, agent);
        var draft = new CaseDraft(file, null);
        steps.take(draft, CaseState.TRIAGED, agent, false);
        var opened = steps.store(draft);
        metrics.counter("dasan.cases.opened", "type", opened.type().name()).increment();
        return new OpenedCase(opened, codes.of(opened.id()), notices.received(opened), true);
    }

    private CaseFile insert(NewCase wanted, Interaction contact, StaffId agent) {
        var now = clock.instant();
        var day = now.atZone(calendars.zone()).toLocalDate();
        int counter = rows.nextCounter(day);
        var file = received(
                wanted, contact, agent, now, String.format(Locale.ROOT, "%s-%04d", MONTH_AND_DAY.format(day), counter));
        if (!rows.insert(file, wanted.key(), day, counter)) {
            throw new ClientIdReusedException(wanted.key()); // for another contact, in this very moment
        }
        var opened = new CaseEvent.Opened(
                file.id(), now, agent, file.type(), file.interaction(), file.number(), file.dueAt());
        events.append(List.of(opened.toNewEvent(), CaseEvent.linked(opened)));
        return file;
    }

    private CaseFile received(NewCase wanted, Interaction contact, StaffId agent, Instant now, String number) {
        return new CaseFile(
                new CaseId(Ids.next()),
                number,
                wanted.type(),
                CaseState.RECEIVED,
                wanted.organisation(),
                null,
                masked(wanted.title()),
                masked(wanted.text()),
                wanted.place() == null || wanted.place().isBlank() ? null : masked(wanted.place()),
                contact.language(),
                wanted.interaction(),
                contact.identity(),
                agent,
                now,
                time.due(wanted.type(), now),
                null,
                null,
                null,
                null,
                0,
                0,
                null,
                null,
                1,
                null);
    }

    private OpenedCase again(CaseFile before, NewCase wanted, StaffId agent) {
        boolean same = before.interaction().equals(wanted.interaction())
                && before.openedBy().equals(agent)
                && before.type() == wanted.type()
                && (before.erasedAt() != null || before.title().equals(masked(wanted.title())));
        if (!same) {
            throw new ClientIdReusedException(wanted.key());
        }
        return new OpenedCase(before, codes.of(before.id()), null, false);
    }

    /// Writes something to a case without a step: for colleagues, or for the citizen, who is told.
    @Transactional
    public CaseFile note(CaseId id, String text, boolean forCitizen, StaffId by) {
        var draft = steps.lock(id);
        var now = clock.instant();
        int seq = events.append(List.of(new CaseEvent.Noted(id, now, by, forCitizen).toNewEvent()))
                .getFirst()
                .seq();
        var kind = forCitizen ? CaseWord.Kind.PUBLIC_NOTE : CaseWord.Kind.NOTE;
        steps.say(draft, seq, kind, forCitizen, by, text.strip());
        if (forCitizen) {
            notices.noted(draft.before, text.strip());
        }
        return draft.before; // a note is in nobody's way: the version stays
    }

    public Optional<CaseFile> find(CaseId id) {
        return rows.find(id);
    }

    /// What was said, in its order; for staff.
    public List<CaseWord> words(CaseId id) {
        return words.of(id);
    }

    /// The day on which it is due, as people say it.
    public LocalDate dueOn(CaseFile file) {
        return time.lastDay(file.dueAt());
    }

    private void requireSeat(InteractionId contact, StaffId agent) {
        UUID id = agent.value();
        boolean holds = acd.ofInteraction(contact).stream()
                .filter(seat -> id.equals(seat.agent()))
                .anyMatch(seat -> seat.state() == SeatState.ACTIVE
                        || seat.state() == SeatState.PARKED
                        || seat.state() == SeatState.WRAP_UP);
        if (!holds) {
            throw new NotYoursException("you hold no seat in interaction " + contact);
        }
    }

    private static String masked(String text) {
        return Masking.mask(text.strip()).text();
    }
}

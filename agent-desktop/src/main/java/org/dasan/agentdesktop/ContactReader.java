package org.dasan.agentdesktop;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.Queues;
import org.dasan.acd.Seat;
import org.dasan.city.Calendars;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.Label;
import org.dasan.city.Organisation;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.Staff;
import org.dasan.city.StaffId;
import org.dasan.interactions.AnswersUsed;
import org.dasan.interactions.CounsellingRecord;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.Messages;
import org.dasan.interactions.Records;
import org.dasan.interactions.UnknownInteractionException;
import org.dasan.interactions.survey.Surveys;
import org.dasan.store.EventLog;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Puts a contact together for the screen, from one snapshot of the database.
@Component
class ContactReader {
    private static final int MESSAGES = 500;
    private static final int EVENTS = 1000;
    private static final int HISTORY = 20;
    private static final int MOST_MEMO = 4000;
    private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);

    private final InteractionQueries interactions;
    private final Interactions supervisors;
    private final Messages messages;
    private final Records records;
    private final AnswersUsed answers;
    private final Surveys surveys;
    private final AcdQueries acd;
    private final Queues queues;
    private final EventLog events;
    private final StaffFrames frames;
    private final Citizens citizens;
    private final Directory directory;
    private final Grants grants;
    private final Calendars calendars;

    ContactReader(
            InteractionQueries interactions,
            Interactions supervisors,
            Messages messages,
            Records records,
            AnswersUsed answers,
            Surveys surveys,
            AcdQueries acd,
            Queues queues,
            EventLog events,
            StaffFrames frames,
            Citizens citizens,
            Directory directory,
            Grants grants,
            Calendars calendars) {
        this.interactions = interactions;
        this.supervisors = supervisors;
        this.messages = messages;
        this.records = records;
        this.answers = answers;
        this.surveys = surveys;
        this.acd = acd;
        this.queues = queues;
        this.events = events;
        this.frames = frames;
        this.citizens = citizens;
        this.directory = directory;
        this.grants = grants;
        this.calendars = calendars;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Contact read(InteractionId id, UUID reader) {
        var i = interactions.find(id).orElseThrow(() -> new UnknownInteractionException(id));
        var stream = new StreamId(StreamType.INTERACTION, id.value());
        var seats = acd.ofInteraction(id);
        var timeline = events.after(stream, 0, EVENTS);
        var entryPoint = directory.entryPoint(i.entryPoint()).orElseThrow();
        return new Contact(
                id.value(),
                number(i),
                id.value(),
                events.lastSeq(stream),
                i.channel(),
                i.direction(),
                i.state(),
                i.language(),
                organisation(i.organisation()),
                new Contact.EntryPointRef(entryPoint.key(), entryPoint.name()),
                citizens.of(i),
                i.arrivedAt(),
                i.closedAt(),
                i.outcome(),
                i.cause() == null ? null : i.cause().value(),
                messages.ofInteraction(id, MESSAGES).stream()
                        .map(frames::message)
                        .toList(),
                timeline.stream()
                        .filter(e -> !StaffFrames.isMessage(e))
                        .map(frames::timeline)
                        .toList(),
                interactions.participants(id).stream()
                        .map(p ->
                                new Contact.ParticipantItem(p.kind().name(), name(p.staff()), p.joinedAt(), p.leftAt()))
                        .toList(),
                seats.stream().map(this::seat).toList(),
                ownRecord(id, seats, reader),
                answers.of(id),
                history(i, reader),
                interactions.spans(id).stream()
                        .map(s -> new Contact.SpanItem(s.kind(), s.startedAt(), s.endedAt()))
                        .toList(),
                supervision(id, reader),
                surveys.about(id).map(Contact.SurveyItem::of).orElse(null),
                i.erasedAt());
    }

    private Interactions.@Nullable Supervised supervision(InteractionId id, UUID reader) {
        var supervised = supervisors.supervised(id, reader);
        return supervised == Interactions.Supervised.NOT ? null : supervised;
    }

    /// As people say it: `C-1123-00012`.
    String number(Interaction i) {
        return String.format(
                Locale.ROOT, "C-%s-%05d", MONTH_AND_DAY.format(i.arrivedAt().atZone(calendars.zone())), i.number());
    }

    Desk.Named organisation(OrganisationId id) {
        return new Desk.Named(
                id.value(), directory.organisation(id).map(Organisation::name).orElseGet(() -> Label.of("?", "?")));
    }

    /// The record with the memo of the reader's own seat; whoever held none sees what all wrote.
    private CounsellingRecord ownRecord(InteractionId id, List<Seat> seats, UUID reader) {
        var own = seats.stream()
                .filter(s -> reader.equals(s.agent()))
                .map(s -> s.id().value())
                .reduce((_, last) -> last);
        if (own.isPresent()) {
            return records.find(id, own.get());
        }
        var record = records.find(id, id.value());
        var memo = interactions
                .summaries(List.of(id.value()))
                .getOrDefault(id.value(), InteractionQueries.Summary.EMPTY)
                .memo();
        return new CounsellingRecord(
                record.version(),
                record.outcome(),
                record.topics(),
                memo.substring(0, Math.min(memo.length(), MOST_MEMO)),
                record.resolved(),
                record.callback(),
                record.knowledgeGap(),
                record.savedBy(),
                record.savedAt());
    }

    private List<Contact.HistoryItem> history(Interaction i, UUID reader) {
        return interactions.history(i, HISTORY).stream()
                .map(past -> new Contact.HistoryItem(
                        past.id().value(),
                        past.channel(),
                        past.at(),
                        past.outcome(),
                        past.topics(),
                        mayOpen(past, reader)))
                .toList();
    }

    /// A role on its organisation, or having taken part; else the line alone is all there is.
    private boolean mayOpen(InteractionQueries.PastContact past, UUID reader) {
        var staff = new StaffId(reader);
        var organisation = new OrganisationId(past.organisation());
        return grants.holds(staff, Role.AGENT, organisation)
                || grants.holds(staff, Role.SUPERVISOR, organisation)
                || interactions.tookPart(past.id(), reader);
    }

    private Contact.SeatItem seat(Seat s) {
        return new Contact.SeatItem(
                s.id().value(),
                s.role().name(),
                s.state().name(),
                new Desk.Named(s.queue(), queues.get(s.queue()).name()),
                s.agent() == null ? null : name(s.agent()),
                s.queuedSince(),
                s.connectedAt());
    }

    private String name(@Nullable UUID staff) {
        return Optional.ofNullable(staff)
                .flatMap(id -> directory.staff(new StaffId(id)))
                .map(Staff::displayName)
                .orElse("");
    }
}

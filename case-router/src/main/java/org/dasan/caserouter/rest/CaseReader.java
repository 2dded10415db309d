package org.dasan.caserouter.rest;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dasan.caserouter.CaseFile;
import org.dasan.caserouter.CaseState;
import org.dasan.caserouter.CaseWord;
import org.dasan.caserouter.Cases;
import org.dasan.caserouter.ClosingReason;
import org.dasan.caserouter.OfficerCases;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.Label;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.Staff;
import org.dasan.city.StaffId;
import org.dasan.interactions.Identities;
import org.dasan.interactions.InteractionQueries;
import org.dasan.store.EventLog;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Puts a case together for one reader.
@Component
class CaseReader {
    private static final int EVENTS = 500;
    private static final int HISTORY = 20;

    private final Cases cases;
    private final InteractionQueries contacts;
    private final Identities identities;
    private final EventLog events;
    private final Directory directory;
    private final Grants grants;
    private final Clock clock;

    CaseReader(
            Cases cases,
            InteractionQueries contacts,
            Identities identities,
            EventLog events,
            Directory directory,
            Grants grants,
            Clock clock) {
        this.cases = cases;
        this.contacts = contacts;
        this.identities = identities;
        this.events = events;
        this.directory = directory;
        this.grants = grants;
        this.clock = clock;
    }

    /// Whether somebody acts for the organisation that must answer.
    boolean isOfficer(StaffId who, CaseFile file) {
        return grants.holds(who, Role.CASE_OFFICER, file.organisation());
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    CaseView read(CaseFile file, StaffId reader) {
        boolean officer = isOfficer(reader, file);
        boolean agent = !grants.organisationsWhere(reader, Role.AGENT).isEmpty();
        var contact = contacts.find(file.interaction()).orElseThrow();
        var owed = owed(file);
        var identity = file.identity();
        return new CaseView(
                file.id().value(),
                file.number(),
                file.type(),
                file.state(),
                organisation(file.organisation()),
                officer(file.officer()),
                file.title(),
                file.text(),
                file.place(),
                file.language(),
                file.openedAt(),
                owed,
                owed == null ? null : cases.dueOn(file),
                file.overdue(clock.instant()),
                file.pausedAt() != null,
                file.answeredAt(),
                file.endedAt(),
                file.closingReason(),
                file.bounces(),
                file.rating(),
                file.version(),
                file.erasedAt(),
                new CaseView.ContactLine(contact.id().value(), contact.channel(), contact.arrivedAt()),
                identity == null ? null : identities.masked(identity).orElse(null),
                contacts.history(contact, HISTORY).stream()
                        .map(past -> new CaseView.HistoryLine(past.channel(), past.at(), past.outcome()))
                        .toList(),
                timeline(file, officer),
                officer || agent ? open(file, reader, officer) : Set.of(),
                officer);
    }

    /// Whoever has the case cannot take it over.
    private static Set<CaseState> open(CaseFile file, StaffId reader, boolean officer) {
        var open = OfficerCases.open(file, officer);
        if (reader.equals(file.officer())) {
            open.remove(CaseState.ASSIGNED);
        }
        return open;
    }

    CaseView.Line line(CaseFile file, boolean mayOpen) {
        var owed = owed(file);
        return new CaseView.Line(
                file.id().value(),
                file.number(),
                file.type(),
                file.state(),
                organisation(file.organisation()),
                Optional.ofNullable(officer(file.officer()))
                        .map(CaseView.Officer::name)
                        .orElse(null),
                mayOpen ? file.title() : "",
                mayOpen ? file.place() : null,
                file.language(),
                file.openedAt(),
                owed,
                owed == null ? null : cases.dueOn(file),
                file.overdue(clock.instant()),
                file.pausedAt() != null,
                file.answeredAt(),
                file.version(),
                file.interaction().value(),
                mayOpen);
    }

    private static @Nullable Instant owed(CaseFile file) {
        return file.state().isOpen() && file.pausedAt() == null ? file.dueAt() : null;
    }

    private CaseView.Organisation organisation(OrganisationId id) {
        return directory
                .organisation(id)
                .map(found -> new CaseView.Organisation(id.value(), found.code(), found.name()))
                .orElseGet(() -> new CaseView.Organisation(id.value(), "", Label.of("?", "?")));
    }

    private CaseView.@Nullable Officer officer(@Nullable StaffId id) {
        return Optional.ofNullable(id)
                .flatMap(directory::staff)
                .map(found -> new CaseView.Officer(
                        found.displayName(),
                        Optional.ofNullable(found.publicLabel()).orElseGet(() -> Label.of("담당자", "Officer in charge"))))
                .orElse(null);
    }

    private List<CaseView.Step> timeline(CaseFile file, boolean internal) {
        var said = cases.words(file.id()).stream()
                .filter(word -> internal || word.isPublic())
                .toList();
        var stream = new StreamId(StreamType.CASE, file.id().value());
        return events.after(stream, 0, EVENTS).stream()
                .filter(event -> internal || event.visibleToCitizen())
                .map(event -> step(event, said))
                .toList();
    }

    private CaseView.Step step(StoredEvent event, List<CaseWord> said) {
        var data = event.data();
        var organisation = text(data.path("organisation").asString(""));
        var rating = data.path("rating").asInt(0);
        return new CaseView.Step(
                event.seq(),
                event.type(),
                event.occurredAt(),
                name(event.actor()),
                state(data.path("from").asString("")),
                state(data.path("to").asString("")),
                organisation == null
                        ? null
                        : organisation(new OrganisationId(UUID.fromString(organisation)))
                                .name(),
                Optional.ofNullable(text(data.path("closingReason").asString("")))
                        .map(ClosingReason::valueOf)
                        .orElse(null),
                rating == 0 ? null : rating,
                said.stream()
                        .filter(word -> word.seq() == event.seq())
                        .map(word -> new CaseView.Said(
                                word.kind(),
                                word.isPublic(),
                                name(word.staff() == null ? null : word.staff().value()),
                                word.text()))
                        .toList());
    }

    private static @Nullable CaseState state(String name) {
        return name.isEmpty() ? null : CaseState.valueOf(name);
    }

    private static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }

    private String name(@Nullable UUID staff) {
        return Optional.ofNullable(staff)
                .flatMap(id -> directory.staff(new StaffId(id)))
                .map(Staff::displayName)
                .orElse("");
    }
}

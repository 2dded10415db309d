package org.dasan.agentdesktop;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.NotYoursException;
import org.dasan.acd.SeatRole;
import org.dasan.city.AccessLog;
import org.dasan.city.Calendars;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.Staff;
import org.dasan.city.StaffId;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.interactions.Author;
import org.dasan.interactions.IllegalStepException;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.ParticipantKind;
import org.dasan.interactions.survey.Survey;
import org.dasan.interactions.survey.Surveys;
import org.dasan.live.Frame;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.dasan.store.EventLog;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Contacts for staff: the whole of one, its events, what staff say in it, and the list for supervisors.
@RestController
@RequestMapping("/api/v1/interactions")
class ContactController {
    private final ContactReader contacts;
    private final StaffFrames frames;
    private final Citizens citizens;
    private final InteractionQueries queries;
    private final Interactions interactions;
    private final HeldSeats seats;
    private final EventLog events;
    private final AccessLog accessLog;
    private final Directory directory;
    private final Grants grants;
    private final Live live;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;
    private final SearchWords words;
    private final Calendars calendars;
    private final Surveys surveys;

    ContactController(
            ContactReader contacts,
            StaffFrames frames,
            Citizens citizens,
            InteractionQueries queries,
            Interactions interactions,
            HeldSeats seats,
            EventLog events,
            AccessLog accessLog,
            Directory directory,
            Grants grants,
            Live live,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock,
            SearchWords words,
            Calendars calendars,
            Surveys surveys) {
        this.contacts = contacts;
        this.frames = frames;
        this.citizens = citizens;
        this.queries = queries;
        this.interactions = interactions;
        this.seats = seats;
        this.events = events;
        this.accessLog = accessLog;
        this.directory = directory;
        this.grants = grants;
        this.live = live;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
        this.words = words;
        this.calendars = calendars;
        this.surveys = surveys;
    }

    enum Kind {
        MESSAGE,
        NOTE
    }

    record MessageRequest(
            @NotNull UUID clientId,
            @NotNull @Size(max = 8000) String text,
            @NotNull Kind kind,
            @Nullable @Size(max = 10) List<UUID> media) {}

    record MessageResponse(UUID id, UUID clientId, int number, UUID streamId, int seq, Instant at) {}

    record ReadRequest(@Min(1) int number) {}

    record TypingRequest(boolean on) {}

    record EventsResponse(List<JsonNode> frames) {}

    /// @param rating what the citizen gave it; told to whoever took part and to supervisors of its organisation only,
    /// so that nobody compares colleagues
    record Row(
            UUID id,
            String number,
            Channel channel,
            String direction,
            InteractionState state,
            String language,
            Desk.Named organisation,
            Contact.EntryPointRef entryPoint,
            Desk.CitizenRef citizen,
            Instant arrivedAt,
            @Nullable Instant closedAt,
            @Nullable Outcome outcome,
            List<Contact.SpanItem> spans,
            List<String> topics,
            String memo,
            List<String> staff,
            @Nullable Integer rating) {}

    record Page(List<Row> items, @Nullable UUID next) {}

    @GetMapping("/{interactionId}")
    @StaffOnly(
            role = {Role.AGENT, Role.SUPERVISOR},
            subject = "interaction",
            id = "interactionId")
    Contact contact(@PathVariable UUID interactionId, StaffPrincipal who) {
        accessLog.read(who.id(), "interaction", interactionId, "GET /api/v1/interactions/{id}");
        return contacts.read(new InteractionId(interactionId), who.id().value());
    }

    @GetMapping("/{interactionId}/events")
    @StaffOnly(
            role = {Role.AGENT, Role.SUPERVISOR},
            subject = "interaction",
            id = "interactionId")
    EventsResponse events(
            @PathVariable UUID interactionId,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "200") int size,
            StaffPrincipal who) {
        accessLog.read(who.id(), "interaction", interactionId, "GET /api/v1/interactions/{id}/events");
        var stored = events.after(new StreamId(StreamType.INTERACTION, interactionId), after, Math.clamp(size, 1, 500));
        return new EventsResponse(frames.of(stored).stream()
                .map(frame -> json.readTree(frame.json()))
                .toList());
    }

    @PostMapping("/{interactionId}/messages")
    @StaffOnly(
            role = {Role.AGENT, Role.SUPERVISOR},
            subject = "interaction",
            id = "interactionId")
    ResponseEntity<MessageResponse> post(
            @PathVariable UUID interactionId, @Valid @RequestBody MessageRequest request, StaffPrincipal who) {
        var media = request.media() == null ? List.<UUID>of() : request.media();
        if (request.text().isBlank() && media.isEmpty()) {
            throw new InvalidFieldException("text", "must not be empty");
        }
        var id = new InteractionId(interactionId);
        var posted = Objects.requireNonNull(transaction.execute(_ -> {
            var interaction = interactions.lock(id);
            if (request.kind() == Kind.MESSAGE && !interaction.channel().carriesText()) {
                throw new InvalidFieldException(
                        "kind", "must be NOTE: nobody can be written to on " + interaction.channel());
            }
            var as = writesAs(id, who, request.kind() == Kind.NOTE);
            if (request.kind() == Kind.MESSAGE && !interaction.state().isOpen()) {
                throw new IllegalStepException("interaction", interaction.state(), InteractionState.ACTIVE);
            }
            return interactions.post(new NewMessage(
                    id,
                    new Author.Person(who.id(), as),
                    request.kind() == Kind.NOTE,
                    request.clientId(),
                    null,
                    request.text(),
                    null,
                    media,
                    clock.instant()));
        }));
        return ResponseEntity.status(posted.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new MessageResponse(
                        posted.id(), request.clientId(), posted.number(), interactionId, posted.seq(), posted.at()));
    }

    @PostMapping("/{interactionId}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    void read(@PathVariable UUID interactionId, @Valid @RequestBody ReadRequest request, StaffPrincipal who) {
        var id = new InteractionId(interactionId);
        transaction.executeWithoutResult(_ -> {
            interactions.lock(id);
            seats.require(id, who);
            interactions.markRead(id, false, request.number(), who.id().value());
        });
    }

    @PostMapping("/{interactionId}/typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    void typing(@PathVariable UUID interactionId, @RequestBody TypingRequest request, StaffPrincipal who) {
        var id = new InteractionId(interactionId);
        var seat = seats.require(id, who);
        var frame = new DeskProtocol.TypingFrame(
                "typing", interactionId, seat.role().name(), request.on());
        live.signal(Recipient.publicStream(interactionId), new Frame.Transient(json.writeValueAsString(frame)));
    }

    /// Newest first; `after` is the last row of the page before.
    ///
    /// @param q    a number, a telephone number or its last four digits, a mail address, or words of the memo
    /// @param from the first day, in the city's time
    /// @param to   the last day
    /// @param mine those the caller took part in, wherever they lie
    @GetMapping
    @StaffOnly(role = {Role.AGENT, Role.SUPERVISOR})
    Page list(
            @RequestParam Optional<@Size(max = 200) String> q,
            @RequestParam Optional<Channel> channel,
            @RequestParam Optional<InteractionState> state,
            @RequestParam Optional<UUID> organisation,
            @RequestParam Optional<UUID> staff,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int size,
            StaffPrincipal who) {
        var meant = q.filter(text -> !text.isBlank()).map(words::read);
        if (meant.filter(SearchWords.Meant::nothing).isPresent()) {
            return new Page(List.of(), null);
        }
        int bounded = Math.clamp(size, 1, 200);
        var wanted = new InteractionQueries.Wanted(
                mine ? null : visible(who, organisation),
                channel,
                state,
                meant.flatMap(SearchWords.Meant::from).or(() -> from.map(this::start)),
                meant.flatMap(SearchWords.Meant::to).or(() -> to.map(day -> start(day.plusDays(1)))),
                mine ? Optional.of(who.id().value()) : staff,
                meant.flatMap(SearchWords.Meant::number),
                meant.flatMap(SearchWords.Meant::last4),
                meant.flatMap(SearchWords.Meant::identity),
                meant.map(SearchWords.Meant::words).orElse(List.of()),
                after);
        var found = queries.page(wanted, bounded + 1); // one more tells whether there is more
        var page = found.subList(0, Math.min(bounded, found.size()));
        page.forEach(i -> accessLog.read(who.id(), "interaction", i.id().value(), "GET /api/v1/interactions"));
        var summaries = queries.summaries(page.stream().map(i -> i.id().value()).toList());
        var supervised = grants.organisationsWhere(who.id(), Role.SUPERVISOR);
        var ratings = surveys.about(page.stream()
                .filter(i -> mine || supervised.contains(i.organisation()))
                .map(i -> i.id().value())
                .toList());
        return new Page(
                page.stream()
                        .map(i -> row(
                                i,
                                summaries.getOrDefault(i.id().value(), InteractionQueries.Summary.EMPTY),
                                ratings.get(i.id())))
                        .toList(),
                found.size() > bounded ? page.getLast().id().value() : null);
    }

    /// Whose contacts the caller may list: those of organisations they work for, in whichever role.
    private List<UUID> visible(StaffPrincipal who, Optional<UUID> organisation) {
        var own = new HashSet<>(grants.organisationsWhere(who.id(), Role.SUPERVISOR));
        own.addAll(grants.organisationsWhere(who.id(), Role.AGENT));
        var wanted = organisation
                .map(o -> directory.organisationsBelow(new OrganisationId(o)))
                .orElse(own);
        return wanted.stream().filter(own::contains).map(OrganisationId::value).toList();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(calendars.zone()).toInstant();
    }

    /// As whom the caller writes: as holder of a seat, or as a supervisor who joined; one whom the citizen does
    /// not see writes notes only.
    private ParticipantKind writesAs(InteractionId id, StaffPrincipal who, boolean note) {
        var seat = seats.held(id, who);
        if (seat.isPresent()) {
            return seat.get().role() == SeatRole.INTERPRETER ? ParticipantKind.INTERPRETER : ParticipantKind.AGENT;
        }
        var supervised = interactions.supervised(id, who.id().value());
        if (supervised == Interactions.Supervised.SEEN || (note && supervised == Interactions.Supervised.UNSEEN)) {
            return ParticipantKind.SUPERVISOR;
        }
        throw new NotYoursException("you hold no seat in interaction " + id);
    }

    private Row row(Interaction i, InteractionQueries.Summary summary, @Nullable Survey survey) {
        return new Row(
                i.id().value(),
                contacts.number(i),
                i.channel(),
                i.direction().name(),
                i.state(),
                i.language(),
                contacts.organisation(i.organisation()),
                directory
                        .entryPoint(i.entryPoint())
                        .map(e -> new Contact.EntryPointRef(e.key(), e.name()))
                        .orElseGet(() -> new Contact.EntryPointRef("", Label.of("?", "?"))),
                citizens.of(i),
                i.arrivedAt(),
                i.closedAt(),
                i.outcome(),
                queries.spans(i.id()).stream()
                        .map(s -> new Contact.SpanItem(s.kind(), s.startedAt(), s.endedAt()))
                        .toList(),
                summary.topics(),
                summary.memo(),
                summary.staff().stream()
                        .flatMap(id -> directory.staff(new StaffId(id)).stream())
                        .map(Staff::displayName)
                        .toList(),
                survey == null ? null : survey.rating());
    }
}

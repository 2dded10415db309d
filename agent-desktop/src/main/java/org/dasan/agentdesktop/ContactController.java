package org.dasan.agentdesktop;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.NotYoursException;
import org.dasan.acd.Seat;
import org.dasan.acd.SeatRole;
import org.dasan.acd.SeatState;
import org.dasan.city.AccessLog;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
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
    private final AcdQueries acd;
    private final EventLog events;
    private final AccessLog accessLog;
    private final Directory directory;
    private final Grants grants;
    private final Live live;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    ContactController(
            ContactReader contacts,
            StaffFrames frames,
            Citizens citizens,
            InteractionQueries queries,
            Interactions interactions,
            AcdQueries acd,
            EventLog events,
            AccessLog accessLog,
            Directory directory,
            Grants grants,
            Live live,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.contacts = contacts;
        this.frames = frames;
        this.citizens = citizens;
        this.queries = queries;
        this.interactions = interactions;
        this.acd = acd;
        this.events = events;
        this.accessLog = accessLog;
        this.directory = directory;
        this.grants = grants;
        this.live = live;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
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
            List<Contact.SpanItem> spans) {}

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
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    ResponseEntity<MessageResponse> post(
            @PathVariable UUID interactionId, @Valid @RequestBody MessageRequest request, StaffPrincipal who) {
        var media = request.media() == null ? List.<UUID>of() : request.media();
        if (request.text().isBlank() && media.isEmpty()) {
            throw new InvalidFieldException("text", "must not be empty");
        }
        var id = new InteractionId(interactionId);
        var posted = Objects.requireNonNull(transaction.execute(_ -> {
            var interaction = interactions.lock(id);
            var seat = seat(id, who, interaction);
            if (request.kind() == Kind.MESSAGE && !interaction.state().isOpen()) {
                throw new IllegalStepException("interaction", interaction.state(), InteractionState.ACTIVE);
            }
            var kind = seat.role() == SeatRole.INTERPRETER ? ParticipantKind.INTERPRETER : ParticipantKind.AGENT;
            return interactions.post(new NewMessage(
                    id,
                    new Author.Person(who.id(), kind),
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
            seat(id, who, interactions.lock(id));
            interactions.markRead(id, false, request.number(), who.id().value());
        });
    }

    @PostMapping("/{interactionId}/typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    void typing(@PathVariable UUID interactionId, @RequestBody TypingRequest request, StaffPrincipal who) {
        var id = new InteractionId(interactionId);
        var seat = seat(id, who, queries.find(id).orElseThrow());
        var frame = new DeskProtocol.TypingFrame(
                "typing", interactionId, seat.role().name(), request.on());
        live.signal(Recipient.publicStream(interactionId), new Frame.Transient(json.writeValueAsString(frame)));
    }

    /// Newest first; `after` is the last row of the page before.
    @GetMapping
    @StaffOnly(role = Role.SUPERVISOR)
    Page list(
            @RequestParam Optional<Channel> channel,
            @RequestParam Optional<InteractionState> state,
            @RequestParam Optional<UUID> organisation,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int size,
            StaffPrincipal who) {
        var mine = grants.organisationsWhere(who.id(), Role.SUPERVISOR);
        var wanted = organisation
                .map(o -> directory.organisationsBelow(new OrganisationId(o)))
                .orElse(mine);
        var visible = wanted.stream()
                .filter(mine::contains)
                .map(OrganisationId::value)
                .toList();
        int bounded = Math.clamp(size, 1, 200);
        var found = queries.page(visible, channel, state, after, bounded);
        found.forEach(i -> accessLog.read(who.id(), "interaction", i.id().value(), "GET /api/v1/interactions"));
        return new Page(
                found.stream().map(this::row).toList(),
                found.size() < bounded ? null : found.getLast().id().value());
    }

    /// The seat of this agent that may still write: active, parked or in wrap-up.
    private Seat seat(InteractionId id, StaffPrincipal who, Interaction interaction) {
        return acd.ofInteraction(id).stream()
                .filter(s -> who.id().value().equals(s.agent()))
                .filter(s -> s.state() == SeatState.ACTIVE
                        || s.state() == SeatState.PARKED
                        || s.state() == SeatState.WRAP_UP)
                .findFirst()
                .orElseThrow(() -> new NotYoursException("you hold no seat in interaction " + interaction.id()));
    }

    private Row row(Interaction i) {
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
                        .toList());
    }
}

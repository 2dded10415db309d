package org.dasan.caserouter.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dasan.caserouter.CaseFile;
import org.dasan.caserouter.CaseId;
import org.dasan.caserouter.CaseQueries;
import org.dasan.caserouter.CaseState;
import org.dasan.caserouter.CaseStep;
import org.dasan.caserouter.CaseType;
import org.dasan.caserouter.Cases;
import org.dasan.caserouter.ClosingReason;
import org.dasan.caserouter.NewCase;
import org.dasan.caserouter.OfficerCases;
import org.dasan.caserouter.UnknownCaseException;
import org.dasan.city.AccessLog;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Organisation;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.access.Problem;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.city.access.SubjectAccess;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.notice.NoticeWay;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Cases for staff: opened in a contact, listed, read, and taken from step to step.
@RestController
@RequestMapping("/api/v1/cases")
class CaseController {
    private static final String OPEN = "OPEN";

    private final Cases cases;
    private final OfficerCases officers;
    private final CaseQueries queries;
    private final CaseReader reader;
    private final InteractionQueries contacts;
    private final Directory directory;
    private final Grants grants;
    private final AccessLog accessLog;
    private final ObjectProvider<SubjectAccess> subjects;

    CaseController(
            Cases cases,
            OfficerCases officers,
            CaseQueries queries,
            CaseReader reader,
            InteractionQueries contacts,
            Directory directory,
            Grants grants,
            AccessLog accessLog,
            ObjectProvider<SubjectAccess> subjects) {
        this.cases = cases;
        this.officers = officers;
        this.queries = queries;
        this.reader = reader;
        this.contacts = contacts;
        this.directory = directory;
        this.grants = grants;
        this.accessLog = accessLog;
        this.subjects = subjects;
    }

    /// @param organisation its code
    record CaseRequest(
            @NotNull UUID interactionId,
            @NotNull CaseType type,
            @NotBlank String organisation,
            @NotBlank @Size(max = 120) String title,
            @NotBlank @Size(max = 8000) String text,
            @Nullable @Size(max = 200) String place) {}

    /// The case, and what its citizen needs to look at it.
    ///
    /// @param code to be told to the citizen, and to nobody else
    /// @param told how the citizen was told; SHOWN = not at all, so that the agent has to; null when it was
    /// opened before
    record OpenedResponse(
            UUID id,
            String number,
            CaseState state,
            Instant dueAt,
            LocalDate dueOn,
            int version,
            String code,
            @Nullable NoticeWay told) {}

    record StepRequest(
            @NotNull CaseState to,
            @Nullable @Size(max = 4000) String reason,
            @Nullable @Size(max = 4000) String publicNote,
            @Nullable @Size(max = 4000) String internalNote,
            @Nullable String organisation,
            @Nullable ClosingReason closingReason,
            @Nullable @Size(max = 8000) String text,
            @Min(1) int version) {}

    record NoteRequest(@NotBlank @Size(max = 4000) String text, boolean forCitizen) {}

    record Page(List<CaseView.Line> items, @Nullable UUID next) {}

    @PostMapping
    @StaffOnly(role = Role.AGENT)
    ResponseEntity<OpenedResponse> open(
            @RequestHeader("Idempotency-Key") UUID key, @Valid @RequestBody CaseRequest request, StaffPrincipal agent) {
        var opened = cases.open(
                new NewCase(
                        key,
                        new InteractionId(request.interactionId()),
                        request.type(),
                        organisation(request.organisation()),
                        request.title(),
                        request.text(),
                        request.place()),
                agent.id());
        var file = opened.file();
        return ResponseEntity.status(opened.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new OpenedResponse(
                        file.id().value(),
                        file.number(),
                        file.state(),
                        file.dueAt(),
                        cases.dueOn(file),
                        file.version(),
                        opened.code(),
                        opened.told()));
    }

    /// Open cases, the most urgent first; or those of a contact or its citizen; or those in a state, newest first.
    ///
    /// @param interaction the contact they were opened in
    /// @param citizenOf   a contact of whoever they belong to
    /// @param state       OPEN, a state, or nothing: all
    /// @param after       the last one of the page before
    @GetMapping
    @StaffOnly(role = {Role.AGENT, Role.SUPERVISOR, Role.CASE_OFFICER})
    Page list(
            @RequestParam Optional<UUID> interaction,
            @RequestParam Optional<UUID> citizenOf,
            @RequestParam Optional<String> state,
            @RequestParam Optional<UUID> organisation,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int size,
            StaffPrincipal who) {
        if (interaction.isPresent() || citizenOf.isPresent()) {
            return ofContact(interaction, citizenOf, state, who);
        }
        int bounded = Math.clamp(size, 1, 200);
        var visible = visible(who, organisation);
        boolean open = state.filter(OPEN::equals).isPresent();
        var wanted = open ? Optional.<CaseState>empty() : state.map(CaseController::state);
        var found = open || wanted.filter(CaseState::isOpen).isPresent()
                ? queries.open(visible, wanted, after, bounded + 1) // one more tells whether there is more
                : queries.newest(visible, wanted, after, bounded + 1);
        var page = found.subList(0, Math.min(bounded, found.size()));
        return new Page(
                lines(page, who), found.size() > bounded ? page.getLast().id().value() : null);
    }

    @GetMapping("/{caseId}")
    @StaffOnly(
            role = {Role.AGENT, Role.SUPERVISOR, Role.CASE_OFFICER},
            subject = "case",
            id = "caseId")
    CaseView read(@PathVariable UUID caseId, StaffPrincipal who) {
        accessLog.read(who.id(), "case", caseId, "GET /api/v1/cases/{id}");
        return reader.read(find(caseId), who.id());
    }

    /// Takes a step, with those that lead to it: an officer who answers has taken the case by that.
    @PostMapping("/{caseId}/steps")
    @StaffOnly(
            role = {Role.AGENT, Role.CASE_OFFICER},
            subject = "case",
            id = "caseId")
    CaseView step(@PathVariable UUID caseId, @Valid @RequestBody StepRequest request, StaffPrincipal who) {
        var file = officers.step(
                new CaseId(caseId),
                new CaseStep(
                        request.to(),
                        request.reason(),
                        request.publicNote(),
                        request.internalNote(),
                        request.organisation() == null ? null : organisation(request.organisation()),
                        request.closingReason(),
                        request.text(),
                        request.version()),
                who.id(),
                reader.isOfficer(who.id(), find(caseId)));
        return reader.read(file, who.id());
    }

    /// Writes something without a step.
    @PostMapping("/{caseId}/notes")
    @StaffOnly(role = Role.CASE_OFFICER, subject = "case", id = "caseId")
    CaseView note(@PathVariable UUID caseId, @Valid @RequestBody NoteRequest request, StaffPrincipal who) {
        return reader.read(cases.note(new CaseId(caseId), request.text(), request.forCitizen(), who.id()), who.id());
    }

    private Page ofContact(
            Optional<UUID> interaction, Optional<UUID> citizenOf, Optional<String> state, StaffPrincipal who) {
        var id = interaction.or(() -> citizenOf).orElseThrow();
        requireContact(id, who);
        accessLog.read(who.id(), "interaction", id, "GET /api/v1/cases");
        var contact = contacts.find(new InteractionId(id)).orElseThrow();
        var found = interaction.isPresent() ? queries.of(contact.id()) : queries.ofCitizen(contact);
        return new Page(lines(found.stream().filter(file -> fits(file, state)).toList(), who), null);
    }

    private static boolean fits(CaseFile file, Optional<String> state) {
        return state.map(wanted -> wanted.equals(OPEN) ? file.state().isOpen() : file.state() == state(wanted))
                .orElse(true);
    }

    /// The contact must be one the caller may see as agent or supervisor.
    private void requireContact(UUID id, StaffPrincipal who) {
        var access = subjects.stream()
                .filter(each -> each.subject().equals("interaction"))
                .findFirst()
                .orElseThrow();
        boolean may = Set.of(Role.AGENT, Role.SUPERVISOR).stream()
                .filter(role -> !grants.organisationsWhere(who.id(), role).isEmpty())
                .anyMatch(role -> access.mayAccess(who, role, id));
        if (!may) {
            throw Problem.of(HttpStatus.FORBIDDEN, "forbidden", "This interaction is not yours to see.");
        }
    }

    private List<CaseView.Line> lines(List<CaseFile> files, StaffPrincipal who) {
        var mine = visible(who, Optional.empty());
        return files.stream()
                .map(file -> {
                    boolean mayOpen = mine.contains(file.organisation())
                            || file.openedBy().equals(who.id());
                    if (mayOpen) {
                        accessLog.read(who.id(), "case", file.id().value(), "GET /api/v1/cases");
                    }
                    return reader.line(file, mayOpen);
                })
                .toList();
    }

    /// Organisations the caller works for, in whichever of the three roles.
    private Set<OrganisationId> visible(StaffPrincipal who, Optional<UUID> organisation) {
        var own = new HashSet<OrganisationId>();
        for (var role : List.of(Role.AGENT, Role.SUPERVISOR, Role.CASE_OFFICER)) {
            own.addAll(grants.organisationsWhere(who.id(), role));
        }
        organisation.ifPresent(wanted -> own.retainAll(directory.organisationsBelow(new OrganisationId(wanted))));
        return own;
    }

    private CaseFile find(UUID id) {
        return cases.find(new CaseId(id)).orElseThrow(() -> new UnknownCaseException(new CaseId(id)));
    }

    private OrganisationId organisation(String code) {
        return directory
                .organisationByCode(code)
                .map(Organisation::id)
                .orElseThrow(() -> new InvalidFieldException("organisation", "is not known here"));
    }

    private static CaseState state(String name) {
        try {
            return CaseState.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidFieldException("state", "must be OPEN or a state of a case");
        }
    }
}

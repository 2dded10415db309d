package org.dasan.knowledgebase.entries;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Languages;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.knowledgebase.search.EntryIndex;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The editor's work: write, have approved, send back, retire.
@RestController
@RequestMapping("/api/v1/knowledge/entries")
class EditorController {
    private final EntrySteps steps;
    private final Entries entries;
    private final EntryList list;
    private final EditorViews views;
    private final EntryIndex index;
    private final Directory directory;
    private final Grants grants;
    private final TransactionTemplate transaction;

    EditorController(
            EntrySteps steps,
            Entries entries,
            EntryList list,
            EditorViews views,
            EntryIndex index,
            Directory directory,
            Grants grants,
            TransactionTemplate transaction) {
        this.steps = steps;
        this.entries = entries;
        this.list = list;
        this.views = views;
        this.index = index;
        this.directory = directory;
        this.grants = grants;
        this.transaction = transaction;
    }

    record Page(List<EditorViews.Row> items, @Nullable UUID next) {}

    /// @param organisationId which organisation answers for it; one in which the caller edits
    record CreateRequest(
            @NotBlank String lang,
            @NotNull UUID organisationId,
            @NotBlank @Size(max = 80) String category,
            @Nullable UUID translationOf,
            @NotBlank String title,
            @NotNull String body,
            @Nullable List<String> keywords,
            @Nullable List<String> askedAs,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate confirmedOn) {
        Content content() {
            return new Content(
                    title,
                    body,
                    keywords == null ? List.of() : keywords,
                    askedAs == null ? List.of() : askedAs,
                    validFrom,
                    validUntil,
                    confirmedOn);
        }
    }

    /// The whole draft; what is left out is emptied.
    record DraftRequest(
            @Min(1) int revision,
            @NotNull UUID organisationId,
            @NotBlank @Size(max = 80) String category,
            @NotBlank String title,
            @NotNull String body,
            @Nullable List<String> keywords,
            @Nullable List<String> askedAs,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate confirmedOn) {
        Content content() {
            return new Content(
                    title,
                    body,
                    keywords == null ? List.of() : keywords,
                    askedAs == null ? List.of() : askedAs,
                    validFrom,
                    validUntil,
                    confirmedOn);
        }
    }

    record StepRequest(@Min(1) int revision) {}

    record ReasonRequest(
            @Min(1) int revision,
            @NotBlank @Size(max = 1000) String reason) {}

    /// Most recently changed first.
    @GetMapping
    @StaffOnly(role = Role.KNOWLEDGE_EDITOR)
    Page list(
            @RequestParam Optional<VersionState> state,
            @RequestParam Optional<@Size(max = 80) String> category,
            @RequestParam Optional<@Size(max = 2) String> lang,
            @RequestParam Optional<@Size(max = 200) String> q,
            @RequestParam Optional<UUID> organisation,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int size,
            StaffPrincipal who) {
        var own = grants.organisationsWhere(who.id(), Role.KNOWLEDGE_EDITOR);
        var wanted = organisation
                .map(id -> directory.organisationsBelow(new OrganisationId(id)).stream()
                        .filter(own::contains)
                        .toList())
                .orElseGet(() -> List.copyOf(own));
        int bounded = Math.clamp(size, 1, 200);
        var found = list.page(
                new EntryList.Wanted(
                        wanted, state.orElse(null), given(category), given(lang), given(q), after.orElse(null)),
                bounded + 1); // one more tells whether there is more
        var page = found.subList(0, Math.min(bounded, found.size()));
        return new Page(
                page.stream().map(views::row).toList(),
                found.size() > bounded ? page.getLast().entry().id() : null);
    }

    private static @Nullable String given(Optional<String> text) {
        return text.filter(t -> !t.isBlank()).orElse(null);
    }

    /// A draft nobody else sees yet; the same `Idempotency-Key` again answers with the same entry.
    @PostMapping
    @StaffOnly(role = Role.KNOWLEDGE_EDITOR)
    ResponseEntity<EditorViews.Work> create(
            @Valid @RequestBody CreateRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key,
            StaffPrincipal who) {
        var organisation = editable(request.organisationId(), who);
        if (!Languages.knows(request.lang())) {
            throw new InvalidFieldException("lang", "must be one of " + Languages.ALL);
        }
        var content = request.content();
        var made = key == null ? Optional.<UUID>empty() : entries.findByCreateKey(key);
        if (made.isPresent()) {
            return ResponseEntity.ok(views.work(made.get(), who.id().value()));
        }
        var entry = new Entry(
                Ids.next(),
                null,
                request.lang(),
                organisation,
                request.category().strip(),
                original(request.translationOf(), request.lang()),
                false,
                1,
                0);
        transaction.executeWithoutResult(_ -> steps.create(
                entry, key == null ? Ids.next() : key, content, who.id().value()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(views.work(entry.id(), who.id().value()));
    }

    /// The entry with its versions and how far it is translated.
    @GetMapping("/{entryId}/work")
    @StaffOnly(role = Role.KNOWLEDGE_EDITOR, subject = "entry", id = "entryId")
    EditorViews.Work work(@PathVariable UUID entryId, StaffPrincipal who) {
        return views.work(entryId, who.id().value());
    }

    @PutMapping("/{entryId}/draft")
    @StaffOnly(role = Role.KNOWLEDGE_EDITOR, subject = "entry", id = "entryId")
    EditorViews.Work save(@PathVariable UUID entryId, @Valid @RequestBody DraftRequest request, StaffPrincipal who) {
        var head = new EntrySteps.Head(
                editable(request.organisationId(), who), request.category().strip(), null);
        var content = request.content();
        return step(entryId, who, staff -> steps.save(entryId, request.revision(), head, content, staff));
    }

    @PostMapping("/{entryId}/submit")
    @StaffOnly(role = Role.KNOWLEDGE_EDITOR, subject = "entry", id = "entryId")
    EditorViews.Work submit(@PathVariable UUID entryId, @Valid @RequestBody StepRequest request, StaffPrincipal who) {
        return step(entryId, who, staff -> steps.submit(entryId, request.revision(), staff));
    }

    /// Approves and publishes; citizens find it from now on.
    @PostMapping("/{entryId}/approve")
    @StaffOnly(role = Role.KNOWLEDGE_EDITOR, subject = "entry", id = "entryId")
    EditorViews.Work approve(@PathVariable UUID entryId, @Valid @RequestBody StepRequest request, StaffPrincipal who) {
        return step(entryId, who, staff -> steps.approve(entryId, request.revision(), staff));
    }

    @PostMapping("/{entryId}/send-back")
    @StaffOnly(role = Role.KNOWLEDGE_EDITOR, subject = "entry", id = "entryId")
    EditorViews.Work sendBack(
            @PathVariable UUID entryId, @Valid @RequestBody ReasonRequest request, StaffPrincipal who) {
        return step(entryId, who, staff -> steps.sendBack(entryId, request.revision(), request.reason(), staff));
    }

    /// Takes the published version out of use.
    @PostMapping("/{entryId}/retire")
    @StaffOnly(role = Role.KNOWLEDGE_EDITOR, subject = "entry", id = "entryId")
    EditorViews.Work retire(@PathVariable UUID entryId, @Valid @RequestBody ReasonRequest request, StaffPrincipal who) {
        return step(entryId, who, staff -> steps.retire(entryId, request.revision(), request.reason(), staff));
    }

    private EditorViews.Work step(UUID entry, StaffPrincipal who, Consumer<UUID> taken) {
        transaction.executeWithoutResult(_ -> taken.accept(who.id().value()));
        index.bring(List.of(entry)); // so that whoever published it finds it at once on this node
        return views.work(entry, who.id().value());
    }

    private OrganisationId editable(UUID id, StaffPrincipal who) {
        var organisation = new OrganisationId(id);
        if (!grants.holds(who.id(), Role.KNOWLEDGE_EDITOR, organisation)) {
            throw new InvalidFieldException("organisationId", "is none whose entries you edit");
        }
        return organisation;
    }

    /// A translation of a translation is one of the original.
    private @Nullable UUID original(@Nullable UUID translationOf, String lang) {
        if (translationOf == null) {
            return null;
        }
        var of = entries.find(translationOf)
                .orElseThrow(() -> new InvalidFieldException("translationOf", "names no entry"));
        if (of.lang().equals(lang)) {
            throw new InvalidFieldException("translationOf", "is in the same language");
        }
        return of.translationOf() == null ? of.id() : of.translationOf();
    }
}

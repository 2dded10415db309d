package org.dasan.knowledgebase.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Organisation;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.access.Problem;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.knowledgebase.entries.VersionState;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Many entries in one request, one JSON object a line.
@RestController
@RequestMapping("/api/v1/knowledge/import")
class ImportController {
    private static final String LINES = "application/x-ndjson";

    private final Importer importer;
    private final Directory directory;
    private final Grants grants;

    ImportController(Importer importer, Directory directory, Grants grants) {
        this.importer = importer;
        this.directory = directory;
        this.grants = grants;
    }

    enum Wanted {
        /// Others must approve it.
        DRAFT,
        /// Found at once; the sender is recorded as having approved it.
        PUBLISHED
    }

    /// Answers when all of it is found. Reads the body as it comes, so it may be longer than other bodies.
    ///
    /// @param organisation code of the one that answers for them; without it the sender's own
    @PostMapping
    @StaffOnly(role = Role.KNOWLEDGE_EDITOR)
    ImportReport.View take(
            @RequestParam(defaultValue = "PUBLISHED") Wanted state,
            @RequestParam Optional<String> organisation,
            HttpServletRequest request,
            StaffPrincipal who)
            throws IOException {
        var type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(LINES)) {
            throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type-refused", "An import is " + LINES + ".");
        }
        var to = state == Wanted.DRAFT ? VersionState.REVIEW : VersionState.PUBLISHED;
        var sender = new ImportRows.Sender(
                who.id().value(),
                organisation(organisation, who),
                grants.organisationsWhere(who.id(), Role.KNOWLEDGE_EDITOR),
                to);
        return importer.take(request.getInputStream(), sender).view(to);
    }

    private OrganisationId organisation(Optional<String> code, StaffPrincipal who) {
        if (code.isEmpty()) {
            return grants.grantedTo(who.id()).stream()
                    .filter(grant -> grant.role() == Role.KNOWLEDGE_EDITOR)
                    .map(Grants.Grant::organisation)
                    .findFirst()
                    .orElseThrow();
        }
        return directory
                .organisationByCode(code.get())
                .map(Organisation::id)
                .filter(id -> grants.holds(who.id(), Role.KNOWLEDGE_EDITOR, id))
                .orElseThrow(() -> new InvalidFieldException("organisation", "is none whose entries you edit"));
    }
}

package org.dasan.knowledgebase.entries;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.Grants;
import org.dasan.city.Role;
import org.dasan.city.access.Open;
import org.dasan.city.access.Problem;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.city.access.UnknownSubjectException;
import org.dasan.knowledgebase.Answer;
import org.dasan.knowledgebase.search.SearchLimits;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// One answer in full.
@RestController
@RequestMapping("/api/v1/knowledge/entries")
class EntryController {
    private final Answers answers;
    private final Grants grants;
    private final SearchLimits limits;

    EntryController(Answers answers, Grants grants, SearchLimits limits) {
        this.answers = answers;
        this.grants = grants;
        this.limits = limits;
    }

    /// The published version, for everybody while it holds.
    ///
    /// @param version for staff: any version that is or was published; for its editors also what is being written
    @Open
    @GetMapping("/{entryId}")
    Answer answer(@PathVariable UUID entryId, @RequestParam Optional<Integer> version, HttpServletRequest request) {
        if (version.isEmpty()) {
            limits.take(request.getRemoteAddr());
            return answers.current(entryId).orElseThrow(() -> new UnknownSubjectException("entry", entryId));
        }
        var who = StaffPrincipal.of(request.getUserPrincipal())
                .orElseThrow(() ->
                        Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in", "Versions are for somebody signed in."));
        return answers.version(entryId, version.get())
                .filter(answer -> answer.publishedAt() != null
                        || grants.holds(
                                who.id(),
                                Role.KNOWLEDGE_EDITOR,
                                new org.dasan.city.OrganisationId(
                                        answer.organisation().id())))
                .orElseThrow(() -> new UnknownSubjectException("entry", entryId));
    }
}

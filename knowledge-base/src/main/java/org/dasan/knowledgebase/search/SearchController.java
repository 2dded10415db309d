package org.dasan.knowledgebase.search;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.dasan.city.access.Open;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.knowledgebase.Found;
import org.dasan.knowledgebase.KnowledgeBase;
import org.dasan.knowledgebase.Question;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The search, for everybody.
@RestController
@RequestMapping("/api/v1/knowledge/search")
class SearchController {
    private final KnowledgeBase knowledge;
    private final SearchLimits limits;

    SearchController(KnowledgeBase knowledge, SearchLimits limits) {
        this.knowledge = knowledge;
        this.limits = limits;
    }

    /// Answers to `q`, best first; without `q` those most used and newest.
    ///
    /// @param lang answers in this language only
    /// @param size most hits, 1 to 50
    @Open
    @GetMapping
    Found search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<String> lang,
            @RequestParam Optional<@Size(max = 80) String> category,
            @RequestParam(defaultValue = "10") int size,
            HttpServletRequest request) {
        if (StaffPrincipal.of(request.getUserPrincipal()).isEmpty()) {
            limits.take(request.getRemoteAddr());
        }
        return knowledge.search(
                new Question(q, lang.filter(code -> !code.isBlank()).orElse(null), category.orElse(null), size));
    }
}

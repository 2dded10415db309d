package org.dasan.knowledgebase.entries;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.dasan.city.access.Problem;
import org.dasan.city.access.StaffPrincipal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// What the knowledge base refuses, as problem documents.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class KnowledgeProblems {
    private final EditorViews views;

    KnowledgeProblems(EditorViews views) {
        this.views = views;
    }

    /// Shows what the entry has become, so that nobody has to ask again; only editors of it come so far.
    @ExceptionHandler
    ProblemDetail conflict(EntryConflictException e, HttpServletRequest request) {
        var reader = StaffPrincipal.of(request.getUserPrincipal()).orElseThrow();
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "conflict",
                        "Somebody has changed it meanwhile.",
                        Map.of(
                                "current",
                                views.work(e.entry(), reader.id().value()),
                                "yours",
                                Map.of("revision", e.yours())))
                .getBody();
    }
}

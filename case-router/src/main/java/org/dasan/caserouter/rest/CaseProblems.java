package org.dasan.caserouter.rest;

import java.util.Map;
import org.dasan.caserouter.CaseConflictException;
import org.dasan.caserouter.UnknownCaseException;
import org.dasan.city.access.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// What cases refuse, as problem documents.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CaseProblems {
    record Version(int version, String state) {}

    @ExceptionHandler
    ProblemDetail conflict(CaseConflictException e) {
        var current = new Version(e.current().version(), e.current().state().name());
        return problem(
                HttpStatus.CONFLICT, "conflict", e, Map.of("current", current, "yours", Map.of("version", e.seen())));
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownCaseException e) {
        return problem(HttpStatus.NOT_FOUND, "not-found", e, Map.of());
    }

    private static ProblemDetail problem(HttpStatus status, String type, Exception e, Map<String, ?> extra) {
        return Problem.of(status, type, String.valueOf(e.getMessage()), extra).getBody();
    }
}

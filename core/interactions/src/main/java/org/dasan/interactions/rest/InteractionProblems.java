package org.dasan.interactions.rest;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.dasan.interactions.ClientIdReusedException;
import org.dasan.interactions.IllegalStepException;
import org.dasan.interactions.RecordConflictException;
import org.dasan.interactions.UnknownInteractionException;
import org.dasan.interactions.UnknownMediaException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// What interactions refuse, as problem documents.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class InteractionProblems {
    @ExceptionHandler
    ProblemDetail illegalStep(IllegalStepException e) {
        var problem = problem(HttpStatus.CONFLICT, "illegal-state", e);
        problem.setProperty("is", e.is());
        problem.setProperty("asked", e.asked());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail conflict(RecordConflictException e) {
        var problem = problem(HttpStatus.CONFLICT, "conflict", e);
        problem.setProperty("current", e.current());
        problem.setProperty("yours", e.yours());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail clientIdReused(ClientIdReusedException e) {
        return problem(HttpStatus.CONFLICT, "client-id-reused", e);
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownInteractionException e) {
        return problem(HttpStatus.NOT_FOUND, "unknown", e);
    }

    @ExceptionHandler
    ProblemDetail unknownMedia(UnknownMediaException e) {
        var problem = problem(HttpStatus.BAD_REQUEST, "invalid", e);
        problem.setProperty("errors", List.of(Map.of("field", "media", "message", String.valueOf(e.getMessage()))));
        return problem;
    }

    /// A value that a record refuses: the sentence says which and why.
    @ExceptionHandler
    ProblemDetail invalid(IllegalArgumentException e) {
        return problem(HttpStatus.BAD_REQUEST, "invalid", e);
    }

    private static ProblemDetail problem(HttpStatus status, String type, Exception e) {
        var problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(e.getMessage()));
        problem.setType(URI.create("/problems/" + type));
        return problem;
    }
}

package org.dasan.interactions.rest;

import java.util.Map;
import org.dasan.city.access.Problem;
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
        return problem(HttpStatus.CONFLICT, "illegal-state", e, Map.of("is", e.is(), "asked", e.asked()));
    }

    @ExceptionHandler
    ProblemDetail conflict(RecordConflictException e) {
        return problem(HttpStatus.CONFLICT, "conflict", e, Map.of("current", e.current(), "yours", e.yours()));
    }

    @ExceptionHandler
    ProblemDetail clientIdReused(ClientIdReusedException e) {
        return problem(HttpStatus.CONFLICT, "client-id-reused", e, Map.of());
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownInteractionException e) {
        return problem(HttpStatus.NOT_FOUND, "not-found", e, Map.of());
    }

    @ExceptionHandler
    ProblemDetail unknownMedia(UnknownMediaException e) {
        return Problem.field("media", String.valueOf(e.getMessage())).getBody();
    }

    private static ProblemDetail problem(HttpStatus status, String type, Exception e, Map<String, ?> extra) {
        return Problem.of(status, type, String.valueOf(e.getMessage()), extra).getBody();
    }
}

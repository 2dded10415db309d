package org.dasan.acd.rest;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.dasan.acd.AlreadyExtendedException;
import org.dasan.acd.CapacityException;
import org.dasan.acd.NotYoursException;
import org.dasan.acd.OfferOverException;
import org.dasan.acd.PromiseConflictException;
import org.dasan.acd.RecordIncompleteException;
import org.dasan.acd.UnknownQueueException;
import org.dasan.acd.UnknownSeatException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// The ACD's refusals as problem documents.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class AcdProblems {
    @ExceptionHandler
    ProblemDetail over(OfferOverException e) {
        var problem = problem(HttpStatus.CONFLICT, "offer-over", e);
        problem.setProperty("state", e.state());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail full(CapacityException e) {
        return problem(HttpStatus.CONFLICT, "no-room", e);
    }

    @ExceptionHandler
    ProblemDetail extended(AlreadyExtendedException e) {
        return problem(HttpStatus.CONFLICT, "already-extended", e);
    }

    @ExceptionHandler
    ProblemDetail conflict(PromiseConflictException e) {
        var problem = problem(HttpStatus.CONFLICT, "conflict", e);
        problem.setProperty("current", PromiseController.PromiseView.of(e.current()));
        problem.setProperty("yours", Map.of("version", e.yours()));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notYours(NotYoursException e) {
        return problem(HttpStatus.FORBIDDEN, "not-yours", e);
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownSeatException e) {
        return problem(HttpStatus.NOT_FOUND, "unknown", e);
    }

    @ExceptionHandler
    ProblemDetail unknownQueue(UnknownQueueException e) {
        var problem = problem(HttpStatus.BAD_REQUEST, "invalid", e);
        problem.setProperty("errors", List.of(Map.of("field", "queueId", "message", String.valueOf(e.getMessage()))));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail incomplete(RecordIncompleteException e) {
        var problem = problem(HttpStatus.UNPROCESSABLE_CONTENT, "record-incomplete", e);
        problem.setProperty(
                "errors",
                e.fields().stream()
                        .map(field -> Map.of("field", field, "message", "is needed"))
                        .toList());
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, String type, Exception e) {
        var problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(e.getMessage()));
        problem.setType(URI.create("/problems/" + type));
        return problem;
    }
}

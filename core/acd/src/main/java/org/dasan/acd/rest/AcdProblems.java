package org.dasan.acd.rest;

import java.util.Map;
import org.dasan.acd.AlreadyExtendedException;
import org.dasan.acd.AnswerThePhoneException;
import org.dasan.acd.CapacityException;
import org.dasan.acd.NotEligibleException;
import org.dasan.acd.NotYoursException;
import org.dasan.acd.OfferOverException;
import org.dasan.acd.OpenWorkException;
import org.dasan.acd.PromiseConflictException;
import org.dasan.acd.RecordIncompleteException;
import org.dasan.acd.UnknownQueueException;
import org.dasan.acd.UnknownSeatException;
import org.dasan.city.access.Problem;
import org.dasan.city.access.Problem.FieldError;
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
        return problem(HttpStatus.CONFLICT, "offer-over", e, Map.of("state", e.state()));
    }

    @ExceptionHandler
    ProblemDetail answerThePhone(AnswerThePhoneException e) {
        return problem(HttpStatus.CONFLICT, "answer-the-phone", e, Map.of());
    }

    @ExceptionHandler
    ProblemDetail full(CapacityException e) {
        return problem(HttpStatus.CONFLICT, "no-room", e, Map.of());
    }

    @ExceptionHandler
    ProblemDetail extended(AlreadyExtendedException e) {
        return problem(HttpStatus.CONFLICT, "already-extended", e, Map.of());
    }

    @ExceptionHandler
    ProblemDetail conflict(PromiseConflictException e) {
        return problem(
                HttpStatus.CONFLICT,
                "conflict",
                e,
                Map.of(
                        "current", PromiseController.PromiseView.of(e.current()),
                        "yours", Map.of("version", e.yours())));
    }

    @ExceptionHandler
    ProblemDetail notEligible(NotEligibleException e) {
        return problem(HttpStatus.CONFLICT, "not-eligible", e, Map.of("reason", e.reason()));
    }

    @ExceptionHandler
    ProblemDetail openWork(OpenWorkException e) {
        return problem(HttpStatus.CONFLICT, "open-work", e, Map.of("seats", e.seats()));
    }

    @ExceptionHandler
    ProblemDetail notYours(NotYoursException e) {
        return problem(HttpStatus.FORBIDDEN, "not-yours", e, Map.of());
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownSeatException e) {
        return problem(HttpStatus.NOT_FOUND, "not-found", e, Map.of());
    }

    @ExceptionHandler
    ProblemDetail unknownQueue(UnknownQueueException e) {
        return Problem.field("queueId", "names no queue").getBody();
    }

    @ExceptionHandler
    ProblemDetail incomplete(RecordIncompleteException e) {
        var errors = e.fields().stream()
                .map(field -> new FieldError(field, "is needed"))
                .toList();
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, "record-incomplete", e, Map.of("errors", errors));
    }

    private static ProblemDetail problem(HttpStatus status, String type, Exception e, Map<String, ?> extra) {
        return Problem.of(status, type, String.valueOf(e.getMessage()), extra).getBody();
    }
}

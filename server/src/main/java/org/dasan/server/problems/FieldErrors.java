package org.dasan.server.problems;

import java.util.List;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.access.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import tools.jackson.core.JacksonException;

/// Which field of a request is wrong, and how.
final class FieldErrors {
    private FieldErrors() {}

    static List<FieldError> of(Errors errors) {
        return errors.getAllErrors().stream()
                .map(error -> new FieldError(
                        error instanceof org.springframework.validation.FieldError field
                                ? field.getField()
                                : error.getObjectName(),
                        message(error.getDefaultMessage())))
                .toList();
    }

    static List<FieldError> of(HandlerMethodValidationException refused) {
        return refused.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldError(
                                String.valueOf(result.getMethodParameter().getParameterName()),
                                message(error.getDefaultMessage()))))
                .toList();
    }

    /// The field at which reading the JSON stopped; the empty name when it is not JSON at all.
    static FieldError of(JacksonException e) {
        var invalid = InvalidFieldException.of(e);
        return new FieldError(invalid.field(), invalid.fault());
    }

    private static String message(@Nullable String message) {
        return message == null ? "is not valid" : message;
    }
}

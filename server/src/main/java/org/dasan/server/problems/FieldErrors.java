package org.dasan.server.problems;

import java.util.List;
import org.dasan.city.access.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

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
        return new FieldError(path(e), reason(e));
    }

    private static String reason(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException _ -> "is not known here";
            case InvalidNullException _ -> "must not be null";
            case InvalidFormatException format -> "is not a valid " + name(format.getTargetType());
            case MismatchedInputException mismatch -> "must be a " + name(mismatch.getTargetType());
            default -> {
                var location = e.getLocation();
                yield location == null || !e.getPath().isEmpty()
                        ? "is not valid"
                        : "is not JSON (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
            }
        };
    }

    private static String name(@Nullable Class<?> type) {
        return type == null ? "value" : type.getSimpleName();
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            var name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }

    private static String message(@Nullable String message) {
        return message == null ? "is not valid" : message;
    }
}

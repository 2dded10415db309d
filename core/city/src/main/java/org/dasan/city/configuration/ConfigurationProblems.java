package org.dasan.city.configuration;

import java.util.Map;
import org.dasan.city.access.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// What configuration refuses, as problem documents.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConfigurationProblems {
    @ExceptionHandler
    ProblemDetail conflict(ConfigurationConflictException e) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "conflict",
                        "Somebody has changed it meanwhile.",
                        Map.of("current", e.current(), "yours", Map.of("version", e.yours())))
                .getBody();
    }

    @ExceptionHandler
    ProblemDetail inUse(ConfigurationInUseException e) {
        return Problem.of(HttpStatus.CONFLICT, "in-use", e.getMessage() + ".").getBody();
    }
}

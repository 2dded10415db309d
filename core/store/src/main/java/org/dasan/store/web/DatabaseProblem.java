package org.dasan.store.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// What clients are told.
final class DatabaseProblem {
    /// When it is worth trying again, in seconds.
    static final int RETRY_AFTER = 5;

    /// The same when only somebody else was in the way.
    static final int RETRY_AFTER_OTHERS = 1;

    private DatabaseProblem() {}

    static ProblemDetail busy() {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Somebody else changed the same thing at this moment. Try again, with the same client id or Idempotency-Key.");
        problem.setType(URI.create("/problems/busy"));
        problem.setTitle("Busy");
        return problem;
    }

    static ProblemDetail document() {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database cannot be reached at the moment. Try again, with the same client id or Idempotency-Key.");
        problem.setType(URI.create("/problems/database-unavailable"));
        problem.setTitle("Database unavailable");
        return problem;
    }
}

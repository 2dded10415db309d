package org.dasan.store.web;

import java.net.URI;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.CannotCreateTransactionException;

/// Tells a database that is away or busy from a mistake of ours.
final class DatabaseProblem {
    /// When it is worth trying again, in seconds.
    static final int RETRY_AFTER = 5;

    private static final int DEPTH = 20;

    private DatabaseProblem() {}

    static ProblemDetail document() {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database cannot be reached at the moment. Nothing was changed that was not confirmed; try again.");
        problem.setType(URI.create("/problems/database-unavailable"));
        problem.setTitle("Database unavailable");
        return problem;
    }

    static boolean isCauseOf(Throwable failure) {
        var cause = failure;
        for (var depth = 0; cause != null && depth < DEPTH; depth++) {
            if (is(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean is(Throwable failure) {
        return switch (failure) {
            case DataAccessResourceFailureException _, TransientDataAccessResourceException _,
                    RecoverableDataAccessException _, CannotCreateTransactionException _,
                    SQLTransientConnectionException _ -> true;
            case SQLException sql -> isConnectionState(sql.getSQLState());
            default -> false;
        };
    }

    /// Class 08 is a lost connection, 57P a server that stops or starts, 53300 one without a free place.
    private static boolean isConnectionState(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals("53300"));
    }
}

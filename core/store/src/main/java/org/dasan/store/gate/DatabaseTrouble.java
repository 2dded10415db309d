package org.dasan.store.gate;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// Tells a database that is away or busy from a mistake of ours.
public final class DatabaseTrouble {
    private static final int DEPTH = 20;

    private DatabaseTrouble() {}

    /// Whether the same thing may well succeed later without any change.
    public static boolean isCauseOf(Throwable failure) {
        return causesOf(failure).anyMatch(DatabaseTrouble::is);
    }

    /// Whether the database itself could not be reached, rather than being busy.
    static boolean isConnectionLost(Throwable failure) {
        return causesOf(failure)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && (sql.getSQLState().startsWith("08")
                                || sql.getSQLState().startsWith("57P")));
    }

    private static Stream<Throwable> causesOf(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEPTH);
    }

    private static boolean is(Throwable failure) {
        return switch (failure) {
            case DataAccessResourceFailureException _,
                    TransientDataAccessResourceException _,
                    RecoverableDataAccessException _,
                    CannotCreateTransactionException _,
                    TransactionSystemException _,
                    SQLTransientConnectionException _ -> true;
            case SQLException sql -> isConnectionState(sql.getSQLState());
            default -> false;
        };
    }

    /// Class 08 is a lost connection, 57P a server that stops or starts, 53300 one without a free place,
    /// 25P03 and
    /// 25P04
    /// a transaction that took too long.
    private static boolean isConnectionState(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("57P")
                        || state.startsWith("25P0")
                        || state.equals("53300"));
    }
}

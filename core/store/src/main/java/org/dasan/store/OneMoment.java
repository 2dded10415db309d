package org.dasan.store;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads of one moment: whatever is asked sees the database as it was at the first question, so that the parts of a
/// picture fit together.
///
/// Says so in the transaction itself. Asked for it, the driver first looks up how the connection stands, and sets
/// and later resets the whole session: three round trips, for pictures that are drawn many times a second.
@Component
public class OneMoment {
    private final TransactionTemplate reading;
    private final JdbcClient jdbc;

    OneMoment(PlatformTransactionManager transactions, JdbcClient jdbc) {
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        this.jdbc = jdbc;
    }

    /// What `question` finds; inside a transaction that runs already, what that one sees.
    public <T extends @Nullable Object> T read(Supplier<T> question) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return question.get();
        }
        return reading.execute(_ -> {
            jdbc.sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").update();
            return question.get();
        });
    }
}

package org.dasan.store.gate;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DelegatingTransactionDefinition;

/// Transactions that want to see one moment say so themselves, in one statement. Asked for the isolation, the
/// driver first looks up how the connection stands, then sets and later resets the whole session: three round
/// trips, for pictures that are drawn many times a second.
final class SnapshotTransactions extends JdbcTransactionManager {
    private static final long serialVersionUID = 1;

    SnapshotTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(
                transaction,
                definition.getIsolationLevel() == TransactionDefinition.ISOLATION_REPEATABLE_READ
                        ? new Snapshot(definition)
                        : definition);
    }

    @Override
    protected void prepareTransactionalConnection(Connection con, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(con, definition);
        if (definition instanceof Snapshot) {
            try (var statement = con.createStatement()) {
                statement.executeUpdate("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            }
        }
    }

    /// Leaves the connection's isolation alone.
    private static final class Snapshot extends DelegatingTransactionDefinition {
        private static final long serialVersionUID = 1;

        Snapshot(TransactionDefinition definition) {
            super(definition);
        }

        @Override
        public int getIsolationLevel() {
            return ISOLATION_DEFAULT;
        }
    }
}

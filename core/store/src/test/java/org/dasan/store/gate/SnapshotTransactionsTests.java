package org.dasan.store.gate;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@WithDatabase
class SnapshotTransactionsTests {
    @Test
    void whoeverAsksSeesOneMomentAndTheNextOnTheConnectionDoesNot(DataSource dataSource) {
        var jdbc = JdbcClient.create(dataSource);
        var plain = new TransactionTemplate(new SnapshotTransactions(dataSource));
        var snapshot = new TransactionTemplate(new SnapshotTransactions(dataSource));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);

        assertThat(snapshot.<String>execute(_ -> shown(jdbc))).isEqualTo("repeatable read, on");
        assertThat(plain.<String>execute(_ -> shown(jdbc))).isEqualTo("read committed, off");

        snapshot.setReadOnly(false);
        assertThat(snapshot.<String>execute(_ -> shown(jdbc))).isEqualTo("repeatable read, off");
    }

    private static String shown(JdbcClient jdbc) {
        return jdbc.sql(
                        "SELECT current_setting('transaction_isolation') || ', ' || current_setting('transaction_read_only')")
                .query(String.class)
                .single();
    }
}

package org.dasan.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A database with all tables of the modules on the class path, for one test class.
public final class TestDatabase implements AutoCloseable {
    private static final int POOL = 8;

    private final TestServer server;
    private final String name;
    private final HikariDataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    private TestDatabase(TestServer server, String name) {
        this.server = server;
        this.name = name;
        this.dataSource = pool(server, name);
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    public static TestDatabase on(TestServer server) {
        return new TestDatabase(server, server.cloneTemplate());
    }

    private static HikariDataSource pool(TestServer server, String name) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.url(name));
        config.setUsername(server.user());
        config.setPassword(server.password());
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.setPoolName(name);
        return new HikariDataSource(config);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public TransactionTemplate transactions() {
        return transactions;
    }

    public String url() {
        return server.url(name);
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    /// Removes all rows, also those that migrations brought; numbering starts anew.
    public void clear() {
        var tables = jdbc.sql("""
                        SELECT string_agg(format('%I', tablename), ', ')
                          FROM pg_tables
                         WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history'
                        """).query(String.class).single();
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("SET LOCAL dasan.rewrite = 'on'").update();
            jdbc.sql("TRUNCATE " + tables + " RESTART IDENTITY").update();
        });
    }

    @Override
    public void close() {
        dataSource.close();
        server.drop(name);
    }
}

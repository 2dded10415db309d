package org.dasan.store.gate;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/// Puts the gate in front of the connection pool, and tells each connection how long a transaction may last.
@Configuration(proxyBeanMethods = false)
class GateConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(GateConfiguration.class);

    /// How long callers wait for a turn while the database is busy.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// How long the pool waits for a connection to be made. Whoever has a turn waits for nothing else.
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private static final Duration VALIDATE = Duration.ofSeconds(1);

    /// A peer that vanished never says so: after so long without a byte the connection counts as broken.
    /// Longer than any transaction may last.
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final int TIMER_THREADS = 16;
    private static final int TIMERS_END_WITHIN = 10; // seconds

    /// A transaction that stays open keeps all readers of the event log waiting. `transaction_timeout` exists
    /// from PostgreSQL 17; before, only idle transactions are ended.
    private static final String SHORT_TRANSACTIONS = """
            SELECT set_config(name, '10s', false) FROM pg_settings
             WHERE name IN ('transaction_timeout', 'idle_in_transaction_session_timeout')
            """;

    @Bean
    DatabaseState databaseState() {
        return new DatabaseState();
    }

    @Bean
    static BeanPostProcessor connectionGate(ObjectProvider<DatabaseState> state) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    configure(pool);
                }
                return bean;
            }

            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool
                        ? new ConnectionGate(pool, pool.getMaximumPoolSize(), PATIENCE, state.getObject())
                        : bean;
            }
        };
    }

    private static void configure(HikariDataSource pool) {
        if (pool.getConnectionInitSql() == null) {
            pool.setConnectionInitSql(SHORT_TRANSACTIONS);
        }
        pool.setConnectionTimeout(CONNECT.toMillis());
        pool.setValidationTimeout(VALIDATE.toMillis());
        // Connections are made when somebody wants one: a pool that refills itself pauses for up to five seconds
        // between vain tries, and nobody gets in before that when the database is back. Those it has it keeps.
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(0);
        pool.addDataSourceProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
        pool.addDataSourceProperty("socketTimeout", Long.toString(SILENCE.toSeconds()));
        pool.addDataSourceProperty("ApplicationName", "dasan");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
    }

    @Bean
    MeterBinder gateMetrics(DataSource dataSource) {
        return metrics -> {
            if (dataSource instanceof ConnectionGate gate) {
                gate.bindTo(metrics);
            }
        };
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new SnapshotTransactions(dataSource);
    }

    /// Timers on a few threads, so that each piece of work waits for its own last turn. The scheduler that comes
    /// with virtual threads begins the next turn while the last one still waits for the database: under load,
    /// hundreds of the same timer then wait in front of the gate, and everybody else behind them.
    ///
    /// Work that finds no database says so in a line, not in a stack trace a second.
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setThreadNamePrefix("dasan-timer-");
        scheduler.setPoolSize(TIMER_THREADS);
        scheduler.setErrorHandler(GateConfiguration::tell);
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(TIMERS_END_WITHIN);
        return scheduler;
    }

    private static void tell(Throwable failure) {
        if (DatabaseTrouble.isCauseOf(failure)) {
            LOG.warn("Scheduled work waits for the database: {}", failure.getMessage());
        } else {
            LOG.error("Scheduled work failed", failure);
        }
    }

    /// Migrations may take longer than a transaction of the pool may.
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource migrationDataSource(JdbcConnectionDetails database) {
        var dataSource = new DriverManagerDataSource(database.getJdbcUrl());
        dataSource.setUsername(database.getUsername());
        dataSource.setPassword(database.getPassword());
        var properties = new Properties();
        properties.setProperty("ApplicationName", "dasan-migration");
        dataSource.setConnectionProperties(properties);
        return dataSource;
    }
}

package org.dasan.store.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.DriverManager;
import java.time.Clock;
import javax.sql.DataSource;
import org.dasan.store.EventListener;
import org.dasan.store.NodeId;
import org.dasan.store.Projection;
import org.dasan.store.ScalableClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Wires the event log and its readers.
@Configuration(proxyBeanMethods = false)
class LogConfiguration {
    private final CommitSignal signal = new CommitSignal();

    @Bean
    NodeBell nodeBell(NodeId node, JdbcConnectionDetails database) {
        return new NodeBell(
                node,
                () -> DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword()));
    }

    @Bean
    @DependsOnDatabaseInitialization
    PostgresEventLog eventLog(DataSource dataSource, Clock clock, NodeBell bell) {
        return new PostgresEventLog(dataSource, clock, () -> {
            signal.fire();
            bell.ring();
        });
    }

    /// Only a demonstration's clock ever runs fast. Elsewhere an event from the future is a fault of a machine's
    /// clock, not to be followed.
    @Bean
    @DependsOnDatabaseInitialization
    @ConditionalOnBooleanProperty("dasan.demo")
    LastRecorded lastRecorded(DataSource dataSource, ScalableClock clock) {
        return new LastRecorded(JdbcClient.create(dataSource), clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    PostgresEventTail eventTail(
            PostgresEventLog log,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Clock clock,
            NodeBell bell,
            ObjectProvider<EventListener> listeners,
            ObjectProvider<Projection> projections,
            ObjectProvider<MeterRegistry> metrics) {
        return new PostgresEventTail(
                log,
                JdbcClient.create(dataSource),
                new TransactionTemplate(transactions),
                clock,
                signal,
                bell,
                listeners.orderedStream().toList(),
                projections.orderedStream().toList(),
                metrics.getIfAvailable(SimpleMeterRegistry::new));
    }
}

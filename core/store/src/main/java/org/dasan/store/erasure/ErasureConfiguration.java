package org.dasan.store.erasure;

import java.time.Clock;
import javax.sql.DataSource;
import org.dasan.store.DataFolder;
import org.dasan.store.Eraser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Wires the log of erasures and applies it before the server opens.
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureConfiguration.class);

    @Bean
    @DependsOnDatabaseInitialization
    ErasureLog erasures(DataSource dataSource, Clock clock, DataFolder data) {
        return new ErasureLog(dataSource, clock, data.resolve("erasures"));
    }

    @Bean
    SmartInitializingSingleton erasuresApplied(
            ErasureLog log, ObjectProvider<Eraser> erasers, PlatformTransactionManager transactions) {
        return () -> {
            var again = log.reconcile(erasers.orderedStream().toList(), new TransactionTemplate(transactions));
            if (again > 0) {
                LOG.warn("Erased {} things again that had been brought back", again);
            }
        };
    }
}

package org.dasan.store.blob;

import java.time.Clock;
import javax.sql.DataSource;
import org.dasan.store.Erasures;
import org.dasan.store.keys.PostgresKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Wires the blob store and its hourly sweep.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class BlobConfiguration {
    @Bean
    PostgresBlobStore blobStore(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            PostgresKeys keys,
            Erasures erasures,
            Clock clock) {
        return new PostgresBlobStore(dataSource, new TransactionTemplate(transactions), keys, erasures, clock);
    }

    @Bean
    Sweep blobSweep(PostgresBlobStore blobs) {
        return new Sweep(blobs);
    }

    record Sweep(PostgresBlobStore blobs) {
        @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
        void run() {
            blobs.sweep();
        }
    }
}

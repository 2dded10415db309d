package org.dasan.store.keys;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.dasan.store.DataFolder;
import org.dasan.store.StartRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Opens the keys with the file of `DASAN_KEY_FILE`, by default `key` in the data folder.
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {
    @Bean
    @DependsOnDatabaseInitialization
    PostgresKeys keys(DataSource dataSource, Clock clock, DataFolder data, @Value("${dasan.key-file:}") String file) {
        try {
            return PostgresKeys.open(dataSource, clock, file.isBlank() ? data.resolve("key") : Path.of(file));
        } catch (KeyRefused e) {
            throw new StartRefused(StartRefused.NO_KEY, String.valueOf(e.getMessage()), e);
        }
    }
}

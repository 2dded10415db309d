package org.dasan.store.database;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.util.Map;
import org.dasan.postgres.PgWatchdog;
import org.dasan.store.DataFolder;
import org.dasan.store.gate.DatabaseState;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Starts the embedded database unless an address of another is given. Flyway, the pool and all others find
/// it by its connection details, so they are closed before it stops.
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedDatabaseConfiguration.NoAddressGiven.class)
class EmbeddedDatabaseConfiguration {
    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(
            DataFolder data, Environment environment, DatabaseState state, ApplicationContext context) {
        var settings = Binder.get(environment)
                .bind("dasan.postgres.settings", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        var programs = Path.of(
                environment.getProperty("dasan.postgres.programs", data.path().toString()));
        var database = EmbeddedDatabase.start(data.path(), programs, settings);
        database.watch(now -> tell(now, state, context));
        return database;
    }

    private static void tell(PgWatchdog.State now, DatabaseState state, ApplicationContext context) {
        switch (now) {
            case UP -> {
                state.up();
                AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
            }
            case DOWN -> {
                state.down("the database is being started again");
                AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
            }
            case GIVEN_UP -> {
                state.down("the database cannot be started");
                AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
            }
        }
    }

    @Bean
    MeterBinder embeddedDatabaseMetrics(EmbeddedDatabase database) {
        return metrics -> FunctionCounter.builder("dasan.db.restarts", database, EmbeddedDatabase::restarts)
                .description("How often the embedded database died and was started again")
                .register(metrics);
    }

    static class NoAddressGiven implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment().containsProperty("spring.datasource.url");
        }
    }
}

package org.dasan.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.TestServer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Gives an application under test a database and a data folder, unless its properties name one.
public final class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var properties = new HashMap<String, Object>();
        properties.put("dasan.data", folder());
        if (!environment.containsProperty("dasan.demo")) {
            properties.put("dasan.demo", true);
        }
        if (!environment.containsProperty("spring.datasource.url")) {
            var database = TestDatabase.on(TestServer.standard());
            properties.putAll(Map.of(
                    "spring.datasource.url", database.url(),
                    "spring.datasource.username", database.user(),
                    "spring.datasource.password", database.password()));
        }
        environment.getPropertySources().addFirst(new MapPropertySource("own database", properties));
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("dasan-test").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

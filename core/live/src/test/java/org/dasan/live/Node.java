package org.dasan.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dasan.city.StaffId;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.testkit.TestDatabase;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/// A server with nothing but the socket, as one of several on the same database.
final class Node implements AutoCloseable {
    static final String STAFF_HEADER = "X-Test-Staff";

    final ConfigurableApplicationContext context;
    final Live live;
    final TestProtocol protocol;
    final Arrivals arrivals;

    @SpringBootApplication(scanBasePackages = {"org.dasan.store", "org.dasan.city", "org.dasan.live"})
    static class App {
        @Bean
        MeterRegistry metrics() {
            return new SimpleMeterRegistry();
        }

        /// Lets everybody pass; a header says who is signed in.
        @Bean
        SecurityFilterChain byHeader(HttpSecurity http) {
            return http.csrf(csrf -> csrf.disable())
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .addFilterBefore(
                            (request, response, chain) -> {
                                var header =
                                        ((jakarta.servlet.http.HttpServletRequest) request).getHeader(STAFF_HEADER);
                                if (header != null) {
                                    var staff = new StaffPrincipal(new StaffId(UUID.fromString(header)), "ada");
                                    SecurityContextHolder.getContext()
                                            .setAuthentication(new TestingAuthenticationToken(staff, "", "STAFF"));
                                }
                                chain.doFilter(request, response);
                            },
                            AnonymousAuthenticationFilter.class)
                    .build();
        }
    }

    /// Who came and went, as a listener was told.
    static final class Arrivals implements ConnectionListener {
        final List<Recipient> connected = new CopyOnWriteArrayList<>();
        final List<Recipient> gone = new CopyOnWriteArrayList<>();

        @Override
        public void connected(Recipient principal) {
            connected.add(principal);
        }

        @Override
        public void lastSocketGone(Recipient principal, Instant at) {
            gone.add(principal);
        }
    }

    Node(TestDatabase database, Facts facts, String... properties) {
        var settings = new HashMap<String, Object>(Map.of(
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.user(),
                "spring.datasource.password",
                database.password(),
                "spring.flyway.enabled",
                "false",
                "server.port",
                "0",
                "server.address",
                "127.0.0.1",
                "spring.main.banner-mode",
                "off",
                "dasan.data",
                folder() + "/" + UUID.randomUUID()));
        settings.put("dasan.live.node-beat", "200ms");
        settings.put("dasan.live.node-dead", "2s");
        // nodes of one database have one master key
        settings.put("dasan.key-file", folder() + "/" + database.url().hashCode() + ".key");
        for (var property : properties) {
            var pair = property.split("=", 2);
            settings.put("dasan.live." + pair[0], pair[1]);
        }
        protocol = new TestProtocol(facts);
        arrivals = new Arrivals();
        context = new SpringApplicationBuilder(App.class)
                .properties(settings)
                .initializers(starting -> {
                    starting.getBeanFactory().registerSingleton("testProtocol", protocol);
                    starting.getBeanFactory().registerSingleton("arrivals", arrivals);
                })
                .run();
        live = context.getBean(Live.class);
    }

    private static String folder() {
        return System.getProperty("java.io.tmpdir") + "/dasan-live-tests";
    }

    int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) {
            throw new IllegalStateException("no web server");
        }
        return server.getPort();
    }

    double gauge(String name) {
        return context.getBean(MeterRegistry.class).get(name).gauge().value();
    }

    @Override
    public void close() {
        context.close();
    }
}

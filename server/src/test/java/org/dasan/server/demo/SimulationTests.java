package org.dasan.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.dasan.channels.TextProvider;
import org.dasan.server.Caller;
import org.dasan.server.RunningServer;
import org.dasan.store.ScalableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// How a simulator takes hold of a demonstration, and how it lets go.
@RunningServer
class SimulationTests {
    private static final String PATH = "/api/v1/demo/simulation";
    private static final URI ELSEWHERE = URI.create("http://127.0.0.1:9/twilio");

    @LocalServerPort
    private int port;

    @Autowired
    private ScalableClock clock;

    @Autowired
    private TextProvider provider;

    @Autowired
    private Simulation simulation;

    @AfterEach
    void asUsual() {
        simulation.end();
    }

    @Test
    void letsTheCityLiveFasterUntilItIsEnded() {
        var admin = Caller.on(port).withPassword("admin", "demo-120");
        var usual = provider.base();

        var begun = admin.put(PATH, "{\"rate\":60,\"twilioBaseUrl\":\"" + ELSEWHERE + "\"}");

        assertThat(begun.status()).isEqualTo(200);
        assertThat(clock.rate()).isEqualTo(60);
        assertThat(provider.base()).contains(ELSEWHERE);
        assertThat(admin.delete(PATH).status()).isEqualTo(204);
        assertThat(clock.rate()).isEqualTo(1);
        assertThat(provider.base()).isEqualTo(usual);
    }

    @Test
    void refusesRatesAndProvidersThatAreNone() {
        var admin = Caller.on(port).withPassword("admin", "demo-120");

        assertThat(admin.put(PATH, "{\"rate\":0}").problem()).isEqualTo("/problems/invalid-request");
        assertThat(admin.put(PATH, "{\"rate\":20000}").status()).isEqualTo(400);
        assertThat(admin.put(PATH, "{\"rate\":2,\"twilioBaseUrl\":\"http://192.0.2.1/\"}")
                        .status())
                .isEqualTo(400);
        assertThat(clock.rate()).isEqualTo(1);
    }

    @Test
    void endsByItselfWhenTheSimulatorFallsSilent() {
        var nanos = new AtomicLong();
        var alone = new ScalableClock(InstantSource.system());
        var watched = new Simulation(alone, provider, nanos::get);
        watched.renew(10, ELSEWHERE);

        nanos.addAndGet(Simulation.LEASE.toNanos());
        watched.leaseRunsOut();
        assertThat(alone.rate()).isEqualTo(10);
        watched.renew(20, ELSEWHERE);
        nanos.addAndGet(Simulation.LEASE.plus(Duration.ofMillis(1)).toNanos());
        watched.leaseRunsOut();

        assertThat(alone.rate()).isEqualTo(1);
        assertThat(provider.base()).isNotEqualTo(java.util.Optional.of(ELSEWHERE));
    }
}

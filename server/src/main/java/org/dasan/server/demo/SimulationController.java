package org.dasan.server.demo;

import jakarta.validation.Valid;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import org.dasan.city.DemoMode;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Role;
import org.dasan.city.access.Problem;
import org.dasan.city.access.StaffOnly;
import org.dasan.store.ScalableClock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where a simulator takes hold of a demonstration; elsewhere there is no such thing.
@RestController
@RequestMapping("/api/v1/demo/simulation")
class SimulationController {
    private final Simulation simulation;
    private final DemoMode demo;
    private final Clock clock;

    SimulationController(Simulation simulation, DemoMode demo, Clock clock) {
        this.simulation = simulation;
        this.demo = demo;
        this.clock = clock;
    }

    /// @param rate          how many times as fast the city lives
    /// @param twilioBaseUrl on this machine; nothing = the provider texts usually go to
    record SimulationRequest(double rate, @Nullable String twilioBaseUrl) {}

    /// @param leaseSeconds real seconds until it ends unless it is renewed
    /// @param cityTime     what the city's clock shows
    record SimulationView(double rate, long leaseSeconds, Instant cityTime) {}

    @StaffOnly(role = Role.ADMIN)
    @PutMapping
    SimulationView renew(@Valid @RequestBody SimulationRequest request) {
        demoOnly();
        if (!(request.rate() > 0 && request.rate() <= ScalableClock.MAX_RATE)) {
            throw new InvalidFieldException("rate", "must be above 0 and at most " + (int) ScalableClock.MAX_RATE);
        }
        simulation.renew(request.rate(), provider(request.twilioBaseUrl()));
        return new SimulationView(request.rate(), Simulation.LEASE.toSeconds(), clock.instant());
    }

    @StaffOnly(role = Role.ADMIN)
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end() {
        demoOnly();
        simulation.end();
    }

    private void demoOnly() {
        if (!demo.on()) {
            throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "This is not a demonstration.");
        }
    }

    private static @Nullable URI provider(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return null;
        }
        try {
            var uri = new URI(url);
            var host = uri.getHost();
            if ("http".equals(uri.getScheme())
                    && host != null
                    && InetAddress.getByName(host).isLoopbackAddress()) {
                return uri;
            }
        } catch (URISyntaxException | UnknownHostException _) {
            // said below
        }
        throw new InvalidFieldException("twilioBaseUrl", "must be an http address on this machine");
    }
}

package org.dasan.city.access;

import java.net.InetAddress;
import java.time.Duration;
import org.dasan.city.DemoMode;
import org.springframework.stereotype.Component;

/// Makes throttles, and says who is not throttled.
@Component
public final class Throttles {
    private final DemoMode demo;

    Throttles(DemoMode demo) {
        this.demo = demo;
    }

    /// At most `times` per `period` for each key; all at once if need be.
    public Throttle of(int times, Duration period) {
        return new Throttle(times, period);
    }

    /// In demo mode everybody on the same machine, so that simulators can play a whole city.
    public boolean exempt(String remoteAddress) {
        if (!demo.on()) {
            return false;
        }
        try {
            return InetAddress.ofLiteral(remoteAddress).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

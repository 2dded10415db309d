package org.dasan.server.wiring;

import java.util.List;
import org.dasan.acd.Availability;
import org.dasan.citizenapp.Waits;
import org.dasan.citizenapp.WayStatus;
import org.dasan.city.Channel;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Tells the citizen's pages how the ways stand that this installation serves.
@Component
class CitizenWaits implements Waits {
    private final List<Availability> channels;
    private final String entryPoint;

    CitizenWaits(List<Availability> channels, @Value("${dasan.citizen.entry-point:web}") String entryPoint) {
        this.channels = List.copyOf(channels);
        this.entryPoint = entryPoint;
    }

    @Override
    public WayStatus of(Channel channel, String language) {
        return channels.stream()
                .filter(one -> one.channel() == channel)
                .findFirst()
                .flatMap(one -> one.standing(entryPoint, language))
                .map(CitizenWaits::status)
                .orElseGet(WayStatus.NotConfigured::new);
    }

    private static WayStatus status(Availability.Standing standing) {
        return standing.open()
                ? new WayStatus.Open(standing.waiting(), standing.expectedWait(), standing.measuredAt())
                : new WayStatus.Closed(standing.opensAt());
    }
}

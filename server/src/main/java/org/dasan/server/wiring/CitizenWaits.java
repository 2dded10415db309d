package org.dasan.server.wiring;

import java.util.List;
import java.util.Optional;
import org.dasan.acd.Availability;
import org.dasan.citizenapp.Waits;
import org.dasan.citizenapp.WayStatus;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Tells the citizen's pages how the ways stand that this installation serves.
@Component
class CitizenWaits implements Waits {
    private final List<Availability> channels;
    private final Directory directory;
    private final String entryPoint;

    CitizenWaits(
            List<Availability> channels,
            Directory directory,
            @Value("${dasan.citizen.entry-point:web}") String entryPoint) {
        this.channels = List.copyOf(channels);
        this.directory = directory;
        this.entryPoint = entryPoint;
    }

    @Override
    public WayStatus of(Channel channel, String language) {
        return channels.stream()
                .filter(one -> one.channel() == channel)
                .findFirst()
                .flatMap(one -> entryPoint(channel).flatMap(key -> one.standing(key, language)))
                .map(CitizenWaits::status)
                .orElseGet(WayStatus.NotConfigured::new);
    }

    /// The page's own, else the channel's first.
    private Optional<String> entryPoint(Channel channel) {
        return directory
                .entryPoint(entryPoint)
                .filter(own -> own.channel() == channel)
                .or(() -> directory.entryPoints().stream()
                        .filter(other -> other.channel() == channel)
                        .findFirst())
                .map(EntryPoint::key);
    }

    private static WayStatus status(Availability.Standing standing) {
        return standing.open()
                ? new WayStatus.Open(standing.waiting(), standing.expectedWait(), standing.measuredAt())
                : new WayStatus.Closed(standing.opensAt());
    }
}

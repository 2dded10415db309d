package org.dasan.telephony;

import java.util.Optional;
import org.dasan.acd.Availability;
import org.dasan.acd.Outlooks;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.springframework.stereotype.Component;

/// Tells before anybody calls whether the city answers now and how long it would take.
@Component
class VoiceAvailability implements Availability {
    private final ExchangeKeeper keeper;
    private final Directory directory;
    private final Outlooks outlooks;

    VoiceAvailability(ExchangeKeeper keeper, Directory directory, Outlooks outlooks) {
        this.keeper = keeper;
        this.directory = directory;
        this.outlooks = outlooks;
    }

    @Override
    public Channel channel() {
        return Channel.VOICE;
    }

    @Override
    public Optional<Standing> standing(String entryPoint, String language) {
        return directory
                .entryPoint(entryPoint)
                .filter(found -> keeper.exchange().isPresent() && found.active() && found.channel() == Channel.VOICE)
                .map(found -> outlooks.standing(found, language));
    }
}

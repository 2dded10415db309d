package org.dasan.channels.sms;

import java.util.Optional;
import org.dasan.acd.Availability;
import org.dasan.acd.Outlooks;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.springframework.stereotype.Component;

/// Tells before anybody texts whether the city answers now and how long it would take.
@Component
class SmsAvailability implements Availability {
    private final SmsSetup setup;
    private final Directory directory;
    private final Outlooks outlooks;

    SmsAvailability(SmsSetup setup, Directory directory, Outlooks outlooks) {
        this.setup = setup;
        this.directory = directory;
        this.outlooks = outlooks;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Optional<Standing> standing(String entryPoint, String language) {
        return setup.account()
                .flatMap(account -> account.lineOf(entryPoint))
                .flatMap(line -> directory.entryPoint(line.entryPoint()))
                .filter(found -> found.active() && found.channel() == Channel.SMS)
                .map(found -> outlooks.standing(found, language));
    }
}

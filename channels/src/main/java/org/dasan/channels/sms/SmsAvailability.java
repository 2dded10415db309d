package org.dasan.channels.sms;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Optional;
import org.dasan.acd.Availability;
import org.dasan.acd.Outlooks;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.springframework.stereotype.Component;

/// Tells before anybody texts whether the city answers now and how long it would take.
@Component
class SmsAvailability implements Availability {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MOST = 1000;

    private final SmsSetup setup;
    private final Directory directory;
    private final Outlooks outlooks;
    private final LoadingCache<Asked, Optional<Standing>> measured =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build(this::measure);

    SmsAvailability(SmsSetup setup, Directory directory, Outlooks outlooks) {
        this.setup = setup;
        this.directory = directory;
        this.outlooks = outlooks;
    }

    private record Asked(String entryPoint, String language) {}

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    /// Whoever reads a language that texts are not offered in is answered in the first one.
    @Override
    public Optional<Standing> standing(String entryPoint, String language) {
        return measured.get(new Asked(entryPoint, language));
    }

    private Optional<Standing> measure(Asked asked) {
        return setup.account()
                .flatMap(account -> account.lineOf(asked.entryPoint()))
                .flatMap(line -> directory.entryPoint(line.entryPoint()))
                .filter(found -> found.active() && found.channel() == Channel.SMS)
                .map(found -> outlooks.of(found, spoken(found, asked.language())))
                .map(one ->
                        new Standing(one.open(), one.opensAt(), one.waiting(), one.expectedWait(), one.measuredAt()));
    }

    private static String spoken(EntryPoint entryPoint, String language) {
        return entryPoint.languages().contains(language) ? language : entryPoint.defaultLanguage();
    }
}

package org.dasan.telephony;

import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Which entry point a dialled number belongs to.
@Component
@EnableConfigurationProperties(TelephonyProperties.class)
class VoiceNumbers {
    /// The key of the entry point that takes what no setting names.
    static final String USUAL = "voice";

    private final TelephonyProperties properties;
    private final Directory directory;

    VoiceNumbers(TelephonyProperties properties, Directory directory) {
        this.properties = properties;
        this.directory = directory;
    }

    /// The entry point of the number, else the usual one.
    ///
    /// @throws IllegalStateException when the city has no entry point for calls
    EntryPoint entryPoint(String dialled) {
        return directory
                .entryPoint(properties.numbers().getOrDefault(dialled, USUAL))
                .or(() -> directory.entryPoint(USUAL))
                .filter(found -> found.channel() == Channel.VOICE)
                .orElseThrow(() -> new IllegalStateException("there is no entry point \"voice\" of the channel VOICE"));
    }
}

package org.dasan.telephony;

import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.dasan.selfservice.Speech;
import org.springframework.stereotype.Component;

/// Says something to a caller from beginning to end. The exchange fetches the sounds from this server.
@Component
class Announcer {
    private final SoundServer sounds;

    Announcer(SoundServer sounds) {
        this.sounds = sounds;
    }

    /// Says all parts, each by the best of its sounds that can be played.
    ///
    /// @return whether all of it was heard
    boolean say(ExchangeFile exchange, AgiChannel channel, Speech speech) throws AgiException {
        boolean heard = !speech.parts().isEmpty();
        for (var part : speech.parts()) {
            heard &= say(exchange, channel, part);
        }
        return heard;
    }

    private boolean say(ExchangeFile exchange, AgiChannel channel, Speech.Part part) throws AgiException {
        for (var path : part.sounds()) {
            channel.exec("Playback", Plain.field(sounds.of(exchange) + path));
            if ("SUCCESS".equals(channel.getVariable("PLAYBACKSTATUS"))) {
                return true;
            }
        }
        return false;
    }
}

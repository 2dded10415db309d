package org.dasan.telephony;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where an exchange fetches what callers hear: from this very node, which also speaks what was found only now.
@Component
class SoundServer {
    private final TelephonyProperties properties;
    private final Environment environment;

    SoundServer(TelephonyProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /// What the path of a sound is put behind; empty when this server takes no requests.
    String of(ExchangeFile exchange) {
        if (!properties.soundsUrl().isBlank()) {
            return properties.soundsUrl().strip().replaceFirst("/+$", "");
        }
        var port = environment.getProperty("local.server.port");
        return port == null ? "" : "http://" + exchange.agiHost() + ":" + port;
    }
}

package org.dasan.channels.sms;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where the provider reaches the city. Taken from the configuration, never from a request: behind a proxy a
/// request shows another scheme and port than the provider signed.
@Component
class PublicAddress {
    private final String configured;
    private final boolean demonstration;
    private final Environment environment;

    PublicAddress(@Value("${dasan.public-url:}") String configured, SmsSetup setup, Environment environment) {
        this.configured = configured.endsWith("/") ? configured.substring(0, configured.length() - 1) : configured;
        demonstration = setup.demonstration();
        this.environment = environment;
    }

    /// The full address of a path of ours.
    URI of(String path) {
        return URI.create(bases().getFirst() + path);
    }

    /// What the addresses of this city may begin with. Who texts a demonstration is on the same machine and
    /// may call it by either name.
    List<String> bases() {
        var bases = new ArrayList<String>();
        if (!configured.isBlank()) {
            bases.add(configured);
        }
        var port = environment.getProperty("local.server.port");
        if (port != null && (demonstration || bases.isEmpty())) {
            bases.add("http://127.0.0.1:" + port);
            bases.add("http://localhost:" + port);
        }
        return bases;
    }
}

package org.dasan.telephony;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Where browsers' telephones connect; pages that hold one must be allowed to.
@Component
public class PhoneSockets {
    private final TelephonyProperties properties;
    private final ObjectProvider<ExchangeKeeper> keeper;

    PhoneSockets(TelephonyProperties properties, ObjectProvider<ExchangeKeeper> keeper) {
        this.properties = properties;
        this.keeper = keeper;
    }

    /// The WebSocket's address, such as `ws://127.0.0.1:8088/ws`; empty where there is no exchange.
    public Optional<String> socket() {
        return keeper.getObject()
                .exchange()
                .map(exchange -> properties.socketUrl().isBlank() ? exchange.socket() : properties.socketUrl());
    }
}

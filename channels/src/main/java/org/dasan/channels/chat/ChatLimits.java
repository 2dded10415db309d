package org.dasan.channels.chat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.dasan.city.access.Throttle;
import org.dasan.city.access.Throttles;
import org.dasan.city.access.TooManyRequestsException;
import org.springframework.stereotype.Component;

/// How much one citizen may ask of us: by conversation first, and generously by address, because offices and
/// carriers share theirs.
@Component
class ChatLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Throttles throttles;
    private final Throttle messages;
    private final Throttle uploads;
    private final Throttle readings;
    private final Throttle passing;
    private final Throttle requestsOfAddress;
    private final Throttle startsOfAddress;
    private final Throttle callbacksOfAddress;
    private final Counter refused;

    ChatLimits(Throttles throttles, MeterRegistry metrics) {
        this.throttles = throttles;
        messages = throttles.of(20, Duration.ofSeconds(10));
        uploads = throttles.of(20, MINUTE);
        readings = throttles.of(120, MINUTE);
        passing = throttles.of(30, Duration.ofSeconds(10));
        requestsOfAddress = throttles.of(3000, MINUTE);
        startsOfAddress = throttles.of(60, MINUTE);
        callbacksOfAddress = throttles.of(20, MINUTE);
        refused = Counter.builder("dasan.chat.throttled")
                .description("Requests refused as too many")
                .register(metrics);
    }

    /// A page or the form that anybody may ask for.
    void open(String address) {
        take(address, requestsOfAddress, address);
    }

    void start(String address) {
        open(address);
        take(address, startsOfAddress, address);
    }

    void callback(String address) {
        open(address);
        take(address, callbacksOfAddress, address);
    }

    void message(UUID conversation, String address) {
        take(address, messages, conversation.toString());
        open(address);
    }

    void upload(UUID conversation, String address) {
        take(address, uploads, conversation.toString());
        open(address);
    }

    /// Snapshots, pages and polls.
    void reading(UUID conversation, String address) {
        take(address, readings, conversation.toString());
        open(address);
    }

    /// Typing and read marks over HTTP.
    void passing(UUID conversation, String address) {
        take(address, passing, conversation.toString());
        open(address);
    }

    /// The same over the socket.
    void passing(UUID conversation) {
        passing.take(conversation.toString());
    }

    private void take(String address, Throttle throttle, String key) {
        if (throttles.exempt(address)) {
            return;
        }
        try {
            throttle.take(key);
        } catch (TooManyRequestsException e) {
            refused.increment();
            throw e;
        }
    }
}

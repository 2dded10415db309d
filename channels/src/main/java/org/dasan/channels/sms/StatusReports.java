package org.dasan.channels.sms;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dasan.city.Channel;
import org.dasan.interactions.outbox.DeliveryState;
import org.dasan.interactions.outbox.Outbox;
import org.dasan.interactions.outbox.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What the provider tells of texts that left, in its words, brought to ours.
@Component
class StatusReports {
    private static final Logger LOG = LoggerFactory.getLogger(StatusReports.class);

    private final Outbox outbox;
    private final OptOuts optOuts;
    private final Clock clock;
    private final MeterRegistry metrics;

    StatusReports(Outbox outbox, OptOuts optOuts, Clock clock, MeterRegistry metrics) {
        this.outbox = outbox;
        this.optOuts = optOuts;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// Takes one report, in any order and any number of times. One we do not understand changes nothing.
    void take(Map<String, String> fields) {
        var sid = fields.getOrDefault("MessageSid", fields.getOrDefault("SmsSid", ""));
        var status = fields.getOrDefault("MessageStatus", fields.getOrDefault("SmsStatus", ""));
        var state = state(status);
        if (sid.isBlank() || state.isEmpty()) {
            LOG.warn("The provider reported a state of a text that is not known here; nothing is changed");
            metrics.counter("dasan.sms.unknown.status").increment();
            return;
        }
        var code = fields.get("ErrorCode");
        outbox.receive(new Receipt(
                Channel.SMS,
                sid,
                state.get(),
                code == null || code.isBlank() || code.equals("0") ? null : code,
                clock.instant()));
        if (OptOuts.CODE.equals(code)) {
            optOuts.learn(fields.getOrDefault("To", ""), fields.getOrDefault("From", ""));
        }
    }

    /// Ours for theirs; empty when it is none of those known.
    static Optional<DeliveryState> state(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "queued", "accepted", "scheduled", "sending" -> Optional.of(DeliveryState.ACCEPTED);
            case "sent", "partially_delivered" -> Optional.of(DeliveryState.SENT);
            case "delivered" -> Optional.of(DeliveryState.DELIVERED);
            case "read" -> Optional.of(DeliveryState.READ);
            case "failed", "undelivered", "canceled" -> Optional.of(DeliveryState.FAILED);
            default -> Optional.empty();
        };
    }
}

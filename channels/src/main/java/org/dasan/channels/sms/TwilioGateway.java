package org.dasan.channels.sms;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dasan.city.Channel;
import org.dasan.interactions.outbox.LookUp;
import org.dasan.interactions.outbox.OutboundText;
import org.dasan.interactions.outbox.Outbox;
import org.dasan.interactions.outbox.SendResult;
import org.dasan.interactions.outbox.TextGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hands texts to Twilio.
@Component
class TwilioGateway implements TextGateway {
    private static final Logger LOG = LoggerFactory.getLogger(TwilioGateway.class);
    private static final long PAGE = 50;
    private static final int PAGES = 5;
    /// How far the provider's clock may be from ours.
    private static final Duration SKEW = Duration.ofMinutes(10);

    private final SmsSetup setup;
    private final TwilioApi api;
    private final PublicAddress address;
    private final Attachments attachments;
    private final MediaTokens tokens;
    private final Outbox outbox;
    private final OptOuts optOuts;
    private final MeterRegistry metrics;

    TwilioGateway(
            SmsSetup setup,
            TwilioApi api,
            PublicAddress address,
            Attachments attachments,
            MediaTokens tokens,
            Outbox outbox,
            OptOuts optOuts,
            MeterRegistry metrics) {
        this.setup = setup;
        this.api = api;
        this.address = address;
        this.attachments = attachments;
        this.tokens = tokens;
        this.outbox = outbox;
        this.optOuts = optOuts;
        this.metrics = metrics;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public SendResult send(OutboundText text) {
        if (setup.account().isEmpty()) {
            return new SendResult.Unavailable(Duration.ofMinutes(5), "not-set-up");
        }
        if (!api.reachable()) {
            return new SendResult.Unavailable(Duration.ofSeconds(1), "not-reachable-yet");
        }
        var timer = Timer.start();
        var call = api.newCall();
        try {
            var sid = create(text, call).getSid();
            return sid == null ? new SendResult.Uncertain("no-name") : new SendResult.Accepted(sid);
        } catch (ApiException e) {
            return said(text, Verdicts.of(e, call.status(), call.header("Retry-After")));
        } catch (TwilioException e) { // the library understood nothing of what came
            return new SendResult.Uncertain(call.unanswered() ? "connection-broke" : "http-" + call.status());
        } finally {
            timer.stop(metrics.timer("dasan.sms.provider", "status", Integer.toString(call.status())));
        }
    }

    private Message create(OutboundText text, TwilioApi.Call call) {
        var creator = Message.creator(new PhoneNumber(text.to()), new PhoneNumber(text.from()), text.text())
                .setStatusCallback(address.of(TwilioWebhooks.STATUS));
        var pictures = attachments.of(text.id()).stream()
                .map(picture -> address.of(TwilioWebhooks.MEDIA + tokens.issue(picture)))
                .toList();
        if (!pictures.isEmpty()) {
            creator.setMediaUrl(new ArrayList<URI>(pictures));
        }
        return creator.create(api.over(call));
    }

    private SendResult said(OutboundText text, SendResult verdict) {
        if (verdict instanceof SendResult.Rejected rejected && rejected.code().equals(OptOuts.CODE)) {
            optOuts.learn(text.to(), text.from());
        }
        if (verdict instanceof SendResult.Unavailable later && Verdicts.ALARMS.contains(later.code())) {
            LOG.error(
                    "The provider refuses texts of this city with {}: account, number or settings must be mended",
                    later.code());
            metrics.counter("dasan.sms.alarms", "code", later.code()).increment();
        }
        return verdict;
    }

    /// Reads what the provider took for this number, newest first, until before the text was queued. A text is
    /// ours when its words are and no other row of the outbox has its name.
    @Override
    public LookUp lookUp(OutboundText text) {
        var call = api.newCall();
        try {
            var client = api.over(call);
            var reader = Message.reader()
                    .setTo(new PhoneNumber(text.to()))
                    .setFrom(new PhoneNumber(text.from()))
                    .setPageSize(PAGE);
            var since = earliest(text.queuedAt());
            var page = reader.firstPage(client);
            for (int i = 1; ; i++) {
                var found = page.getRecords().stream()
                        .filter(message -> isSame(message, text, since))
                        .map(Message::getSid)
                        .toList();
                var known = outbox.known(Channel.SMS, found);
                var ours = found.stream().filter(sid -> !known.contains(sid)).findFirst();
                if (ours.isPresent()) {
                    return new LookUp.Found(ours.get());
                }
                if (!page.hasNextPage() || reachesBefore(page.getRecords(), since)) {
                    return new LookUp.Absent();
                }
                if (i == PAGES) {
                    return new LookUp.Unknown(); // not seen to the end
                }
                page = reader.nextPage(page, client);
            }
        } catch (TwilioException e) {
            LOG.warn("The provider could not be asked about delivery {}: HTTP {}", text.id(), call.status());
            return new LookUp.Unknown();
        }
    }

    /// A demonstration's provider has a clock of its own, by which nothing can be left out.
    private Instant earliest(Instant queuedAt) {
        return setup.demonstration() ? Instant.EPOCH : queuedAt.minus(SKEW);
    }

    private static boolean isSame(Message message, OutboundText text, Instant since) {
        var created = message.getDateCreated();
        return message.getSid() != null
                && message.getDirection() != Message.Direction.INBOUND
                && words(text.text()).equals(words(message.getBody() == null ? "" : message.getBody()))
                && (created == null || !created.toInstant().isBefore(since));
    }

    private static String words(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private static boolean reachesBefore(List<Message> messages, Instant since) {
        return messages.stream()
                .anyMatch(message -> message.getDateCreated() != null
                        && message.getDateCreated().toInstant().isBefore(since));
    }
}

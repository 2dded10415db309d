package org.dasan.channels.sms;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.message.Media;
import com.twilio.type.PhoneNumber;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dasan.channels.sms.InboundText.Picture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Asks the provider now and then which texts it holds for the city, and takes those of which it could not
/// tell us. One node at a time does so: whoever has the lease.
@Component
class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final Duration OVERLAP = Duration.ofMinutes(15);
    private static final Duration LEASE = Duration.ofMinutes(4);
    private static final long PAGE = 100;
    private static final int PAGES = 50;

    private final SmsSetup setup;
    private final TwilioApi api;
    private final ProviderAddress address;
    private final Intake intake;
    private final InboundRows rows;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final MeterRegistry metrics;

    Reconciler(
            SmsSetup setup,
            TwilioApi api,
            ProviderAddress address,
            Intake intake,
            InboundRows rows,
            JdbcClient jdbc,
            Clock clock,
            MeterRegistry metrics) {
        this.setup = setup;
        this.api = api;
        this.address = address;
        this.intake = intake;
        this.rows = rows;
        this.jdbc = jdbc;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Scheduled(fixedDelay = 300_000, initialDelay = 60_000)
    void reconcile() {
        if (!api.reachable()) {
            return;
        }
        for (var line : api.account().lines()) {
            var started = clock.instant();
            var seen = lease(line.number(), started);
            if (seen.isEmpty()) {
                continue; // another node is at it
            }
            try {
                missing(line.number(), seen.get().minus(OVERLAP)).forEach(this::take);
                seenUntil(line.number(), started);
            } catch (TwilioException | DataAccessException e) {
                LOG.warn("The provider's texts could not be compared with ours and are next time: {}", e.getMessage());
                metrics.counter("dasan.sms.reconcile.failed").increment();
                release(line.number());
            }
        }
    }

    /// Texts the provider has taken for the number and we have not, oldest first.
    private List<Message> missing(String number, Instant since) {
        var client = api.over(api.newCall());
        var reader = Message.reader().setTo(new PhoneNumber(number)).setPageSize(PAGE);
        if (!setup.demonstration()) { // whose provider has a clock of its own
            reader.setDateSentAfter(since.atZone(ZoneOffset.UTC));
        }
        var found = new ArrayList<Message>();
        var page = reader.firstPage(client);
        for (int i = 1; ; i++) {
            var inbound = page.getRecords().stream()
                    .filter(message -> message.getSid() != null
                            && message.getFrom() != null
                            && message.getDirection() == Message.Direction.INBOUND)
                    .toList();
            var taken = rows.taken(inbound.stream().map(Message::getSid).toList());
            inbound.stream()
                    .filter(message -> !taken.contains(message.getSid()))
                    .forEach(found::add);
            if (!page.hasNextPage()) {
                break;
            }
            if (i == PAGES) {
                LOG.error("There are more texts since {} than are compared at once; the oldest wait", since);
                break;
            }
            page = reader.nextPage(page, client);
        }
        // Listed newest first; of one second, which is all the provider tells, the order stays theirs.
        return found.reversed().stream()
                .sorted(Comparator.comparing(Reconciler::created))
                .toList();
    }

    private void take(Message message) {
        var text = new InboundText(
                message.getSid(),
                message.getFrom().toString(),
                message.getTo() == null ? "" : message.getTo(),
                message.getBody() == null ? "" : message.getBody(),
                null,
                pictures(message),
                sent(message));
        if (intake.take(text)) {
            metrics.counter("dasan.sms.reconciled").increment();
        }
    }

    private List<Picture> pictures(Message message) {
        if (message.getNumMedia() == null || message.getNumMedia().equals("0")) {
            return List.of();
        }
        var client = api.over(api.newCall());
        return media(client, message.getSid()).stream()
                .limit(InboundText.MOST_PICTURES)
                .map(item -> new Picture(
                        base() + item.getUri().replaceFirst("\\.json$", ""),
                        item.getContentType() == null ? "" : item.getContentType()))
                .toList();
    }

    private static List<Media> media(TwilioRestClient client, String sid) {
        return Media.reader(sid)
                .setPageSize((long) InboundText.MOST_PICTURES)
                .firstPage(client)
                .getRecords();
    }

    private String base() {
        var base = address.base().map(Object::toString).orElse("https://api.twilio.com");
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    private Instant sent(Message message) {
        var now = clock.instant();
        var created = created(message);
        return setup.demonstration() || created.equals(Instant.EPOCH) || created.isAfter(now) ? now : created;
    }

    private static Instant created(Message message) {
        return message.getDateCreated() == null
                ? Instant.EPOCH
                : message.getDateCreated().toInstant();
    }

    /// Takes the turn.
    ///
    /// @return until when texts have been compared; empty when another node has it
    private Optional<Instant> lease(String number, Instant now) {
        jdbc.sql("""
                INSERT INTO sms_reconciled (number, seen_until, lease_until) VALUES (:number, :now, :now) ON CONFLICT DO NOTHING
                """).param("number", number).param("now", utc(now)).update();
        return jdbc.sql("""
                UPDATE sms_reconciled SET lease_until = :until WHERE number = :number AND lease_until <= :now RETURNING seen_until
                """)
                .param("number", number)
                .param("now", utc(now))
                .param("until", utc(now.plus(LEASE)))
                .query((rs, _) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    private void seenUntil(String number, Instant until) {
        jdbc.sql("UPDATE sms_reconciled SET seen_until = :until, lease_until = :until WHERE number = :number")
                .param("number", number)
                .param("until", utc(until))
                .update();
    }

    private void release(String number) {
        jdbc.sql("UPDATE sms_reconciled SET lease_until = seen_until WHERE number = :number")
                .param("number", number)
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

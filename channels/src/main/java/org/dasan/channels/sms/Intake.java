package org.dasan.channels.sms;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.dasan.acd.ThreadContacts;
import org.dasan.acd.ThreadContacts.Words;
import org.dasan.channels.sms.InboundRows.Kind;
import org.dasan.channels.sms.TwilioAccount.Line;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.PhoneNumbers;
import org.dasan.interactions.Posted;
import org.dasan.interactions.Threads;
import org.dasan.interactions.Threads.MessageThread;
import org.dasan.interactions.survey.TextSurvey;
import org.dasan.store.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes what citizens text: once, in one transaction, whichever way and however often it comes.
@Component
class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int LONGEST_ADDRESS = 60;

    private final SmsSetup setup;
    private final InboundRows rows;
    private final Consents consents;
    private final Identities identities;
    private final Threads threads;
    private final ThreadContacts contacts;
    private final Interactions interactions;
    private final Pictures pictures;
    private final ObjectProvider<TextSurvey> surveys;
    private final Directory directory;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MeterRegistry metrics;

    Intake(
            SmsSetup setup,
            InboundRows rows,
            Consents consents,
            Identities identities,
            Threads threads,
            ThreadContacts contacts,
            Interactions interactions,
            Pictures pictures,
            ObjectProvider<TextSurvey> surveys,
            Directory directory,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry metrics) {
        this.setup = setup;
        this.rows = rows;
        this.consents = consents;
        this.identities = identities;
        this.threads = threads;
        this.contacts = contacts;
        this.interactions = interactions;
        this.pictures = pictures;
        this.surveys = surveys;
        this.directory = directory;
        this.transaction = transaction;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// Takes a text. Whoever told us of it may be answered when this returns.
    ///
    /// @return false when it was taken before
    boolean take(InboundText text) {
        return Objects.requireNonNull(transaction.<Boolean>execute(_ -> {
            if (rows.takenBefore(text.sid())) {
                return false;
            }
            var line = line(text.to());
            var identity = identities.known(IdentityKind.PHONE, address(text.from()));
            var thread = thread(line, identity);
            var wish = OptOutWords.of(text.body(), text.optOutType(), consents.withdrawn(identity, line.number()));
            var kind = wish.map(wanted -> obey(wanted, thread, identity, line))
                    .orElseGet(() -> answersSurvey(thread, text) ? Kind.SURVEY : Kind.MESSAGE);
            var posted = kind == Kind.MESSAGE ? said(thread, text) : null;
            rows.insert(text.sid(), kind, posted, clock.instant());
            if (posted != null) {
                pictures.expect(posted, text.pictures());
            }
            metrics.counter("dasan.sms.received", "kind", kind.name()).increment();
            return true;
        }));
    }

    private Posted said(MessageThread thread, InboundText text) {
        var key = "sms:" + text.sid();
        var words = new Words(
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)), text.body(), List.of(), text.at());
        return contacts.join(thread, words).orElseGet(() -> {
            var now = clock.instant();
            var door = contacts.door(thread, now);
            // A text that comes at night waits for the morning; its sender is told so.
            var greeting = door.open() ? null : SmsSentences.CLOSED;
            var opened = contacts.open(thread, door, key, words, greeting, text.at());
            return Objects.requireNonNull(opened.posted());
        });
    }

    private boolean answersSurvey(MessageThread thread, InboundText text) {
        return text.pictures().isEmpty()
                && surveys.stream().anyMatch(survey -> survey.answered(thread.id(), text.body(), text.at()));
    }

    /// Remembers the citizen's wish. The provider confirms it to them; the agent who is writing with them
    /// reads it here.
    private Kind obey(OptOutWords.Wish wish, MessageThread thread, UUID identity, Line line) {
        boolean stop = wish == OptOutWords.Wish.STOP;
        if (stop) {
            consents.withdraw(identity, line.number(), "STOP");
        } else {
            consents.give(identity, line.number());
        }
        var current = thread.current();
        if (current != null && interactions.lock(current).state().isOpen()) {
            interactions.post(NewMessage.fromSystem(current, stop ? "sms.stopped" : "sms.started", clock.instant()));
        }
        return stop ? Kind.STOP : Kind.START;
    }

    private MessageThread thread(Line line, UUID identity) {
        var entryPoint = entryPoint(line);
        var key = line.number() + "/" + identity; // the city's number and the citizen's, which is not shown
        threads.open(Ids.next(), Channel.SMS, entryPoint.id(), identity, key, entryPoint.defaultLanguage());
        return threads.lock(Channel.SMS, entryPoint.id(), key).orElseThrow();
    }

    private Line line(String to) {
        var account = setup.account().orElseThrow(() -> new IllegalStateException("texts are not set up"));
        return account.line(to).orElseGet(() -> {
            LOG.warn("A text came to a number that DASAN_TWILIO_FROM does not name; the first one answers it");
            return account.lines().getFirst();
        });
    }

    private EntryPoint entryPoint(Line line) {
        return directory
                .entryPoint(line.entryPoint())
                .filter(found -> found.channel() == Channel.SMS)
                .orElseThrow(() -> new IllegalStateException(
                        "there is no entry point \"" + line.entryPoint() + "\" of the channel SMS"));
    }

    /// The citizen's number as it is stored; what is no number, such as a company's name, as it is.
    private static String address(String from) {
        return PhoneNumbers.e164(from)
                .orElseGet(() -> from.strip()
                        .substring(0, Math.min(LONGEST_ADDRESS, from.strip().length())));
    }
}

package org.dasan.channels.sms;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.ThreadContacts;
import org.dasan.channels.sms.TwilioAccount.Line;
import org.dasan.city.Calendars;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.city.EntryPointId;
import org.dasan.city.InvalidFieldException;
import org.dasan.interactions.Author;
import org.dasan.interactions.Graphemes;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.MediaStore;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.Posted;
import org.dasan.interactions.StoredMedia;
import org.dasan.interactions.TextCarrier;
import org.dasan.interactions.Threads;
import org.dasan.interactions.UnknownMediaException;
import org.dasan.interactions.masking.Masking;
import org.dasan.interactions.outbox.Outbox;
import org.dasan.interactions.outbox.Outgoing;
import org.springframework.stereotype.Component;

/// Takes to the citizen's telephone what agents write, and the few sentences of the system that are worth a
/// text.
@Component
class SmsCarrier implements TextCarrier {
    /// What the provider takes along with one text.
    static final long MOST_BYTES = 5L * 1024 * 1024;

    private final SmsSetup setup;
    private final Consents consents;
    private final Outbox outbox;
    private final Attachments attachments;
    private final MediaStore media;
    private final Threads threads;
    private final ThreadContacts contacts;
    private final Directory directory;
    private final Calendars calendars;

    SmsCarrier(
            SmsSetup setup,
            Consents consents,
            Outbox outbox,
            Attachments attachments,
            MediaStore media,
            Threads threads,
            ThreadContacts contacts,
            Directory directory,
            Calendars calendars) {
        this.setup = setup;
        this.consents = consents;
        this.outbox = outbox;
        this.attachments = attachments;
        this.media = media;
        this.threads = threads;
        this.contacts = contacts;
        this.directory = directory;
        this.calendars = calendars;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public void check(Interaction interaction, NewMessage message) {
        if (!(message.author() instanceof Author.Person)) {
            return; // the system's own are ours to choose
        }
        int letters = Graphemes.count(message.text());
        if (letters > SmsLength.LONGEST) {
            throw new InvalidFieldException(
                    "text", "has at most " + SmsLength.LONGEST + " characters in a text message but had " + letters);
        }
        if (message.text().isBlank() && message.media().isEmpty()) {
            throw new InvalidFieldException("text", "must not be empty");
        }
        checkPictures(message.media());
        var line = line(interaction.entryPoint())
                .orElseThrow(() -> new InvalidFieldException("kind", "must be NOTE: texts are not set up here"));
        var citizen = interaction.identity();
        if (citizen == null || consents.withdrawn(citizen, line.number())) {
            throw new InvalidFieldException("kind", "must be NOTE: the citizen wants no more texts from this number");
        }
    }

    private void checkPictures(List<UUID> ids) {
        var files = ids.stream()
                .map(id -> media.find(id).orElseThrow(() -> new UnknownMediaException(List.of(id))))
                .toList();
        if (files.stream().anyMatch(file -> !file.mime().startsWith("image/"))) {
            throw new InvalidFieldException("media", "must be pictures: telephones show nothing else");
        }
        if (files.stream().mapToLong(StoredMedia::size).sum() > MOST_BYTES) {
            throw new InvalidFieldException("media", "have at most 5 MB together in a text message");
        }
    }

    @Override
    public void carry(Interaction interaction, NewMessage message, Posted posted) {
        var citizen = interaction.identity();
        var line = line(interaction.entryPoint());
        var text = message.author() instanceof Author.Person
                ? Optional.of(Masking.mask(message.text()).text())
                : sentence(interaction, message);
        if (text.isEmpty() || citizen == null || line.isEmpty()) {
            return;
        }
        if (consents.withdrawn(citizen, line.get().number())) {
            return; // only the system's own come so far
        }
        var delivery = outbox.enqueue(new Outgoing(
                Channel.SMS, interaction.id(), posted.id(), citizen, line.get().number(), text.get(), Outgoing.A_DAY));
        attachments.add(delivery, interaction.id().value(), message.media());
    }

    private Optional<String> sentence(Interaction interaction, NewMessage message) {
        if (!SmsSentences.CLOSED.equals(message.code())) {
            return Optional.empty();
        }
        var thread = threads.find(Objects.requireNonNull(interaction.thread(), "a text belongs to a thread"));
        var opensAt = thread.map(of -> contacts.door(of, message.occurredAt()).opensAt());
        return SmsSentences.of(SmsSentences.CLOSED, interaction.language(), opensAt.orElse(null), calendars.zone());
    }

    private Optional<Line> line(EntryPointId entryPoint) {
        return setup.account()
                .flatMap(account ->
                        directory.entryPoint(entryPoint).map(EntryPoint::key).flatMap(account::lineOf));
    }
}

package org.dasan.knowledgebase.entries;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.city.Calendars;
import org.dasan.city.OrganisationId;
import org.dasan.city.access.Problem;
import org.dasan.city.access.UnknownSubjectException;
import org.dasan.store.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What editors do with an entry. Each step locks it, so that of two who approve at the same time one wins and the
/// other is told; nobody approves what they wrote themselves.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EntrySteps {
    private final Entries entries;
    private final EventLog events;
    private final Calendars calendars;
    private final Clock clock;

    EntrySteps(Entries entries, EventLog events, Calendars calendars, Clock clock) {
        this.entries = entries;
        this.events = events;
        this.calendars = calendars;
        this.clock = clock;
    }

    /// A new entry whose first version is a draft.
    UUID create(Entry entry, UUID createKey, Content content, UUID author) {
        var now = clock.instant();
        entries.add(entry, createKey, now);
        entries.addVersion(entry.id(), 1, VersionState.DRAFT, content, entry.category(), author, now);
        log(new KnowledgeEvent.Drafted(entry.id(), now, 1, author));
        return entry.id();
    }

    /// Saves the draft; makes one when nobody works on the entry.
    ///
    /// @param head what the entry shall be from now on, apart from its texts
    void save(UUID id, int revision, Head head, Content content, UUID author) {
        var entry = lock(id, revision);
        var now = clock.instant();
        var open = entries.open(id);
        if (open.isEmpty()) {
            int number = entry.versions() + 1;
            entries.addVersion(id, number, VersionState.DRAFT, content, head.category(), author, now);
            log(new KnowledgeEvent.Drafted(id, now, number, author));
        } else {
            require(open.get(), VersionState.DRAFT, "DRAFT");
            int number = open.get().number();
            entries.saveVersion(id, number, content, head.category(), author, now);
            log(new KnowledgeEvent.Saved(id, now, number, author));
        }
        entries.step(id, head, now);
    }

    /// Asks others for approval.
    void submit(UUID id, int revision, UUID staff) {
        lock(id, revision);
        var open = openVersion(id, VersionState.DRAFT, "REVIEW");
        var now = clock.instant();
        entries.turn(id, open.number(), VersionState.REVIEW, null, now);
        entries.step(id, null, now);
        log(new KnowledgeEvent.Submitted(id, now, open.number(), staff));
    }

    /// Not like this: back to who wrote it.
    void sendBack(UUID id, int revision, String reason, UUID staff) {
        lock(id, revision);
        var open = openVersion(id, VersionState.REVIEW, "DRAFT");
        var now = clock.instant();
        Content.storable("reason", reason, 1000);
        entries.turn(id, open.number(), VersionState.DRAFT, reason, now);
        entries.step(id, null, now);
        log(new KnowledgeEvent.SentBack(id, now, open.number(), staff));
    }

    /// Publishes what waits for approval; the version before it is kept, but found no more.
    void approve(UUID id, int revision, UUID staff) {
        lock(id, revision);
        var open = openVersion(id, VersionState.REVIEW, "PUBLISHED");
        if (open.writers().contains(staff)) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT, "own-text", "Somebody else must approve what you wrote.");
        }
        var now = clock.instant();
        entries.retirePublished(id, null, now);
        entries.publish(id, open.number(), staff, now, LocalDate.ofInstant(now, calendars.zone()));
        entries.step(id, null, now);
        log(new KnowledgeEvent.Published(id, now, open.number(), false, staff));
    }

    /// Takes the published version out of use; a draft, if there is one, stays.
    void retire(UUID id, int revision, String reason, UUID staff) {
        lock(id, revision);
        Content.storable("reason", reason, 1000);
        var now = clock.instant();
        int number =
                entries.retirePublished(id, reason, now).orElseThrow(() -> illegal("nothing is published", "RETIRED"));
        entries.step(id, null, now);
        log(new KnowledgeEvent.Retired(id, now, number, staff));
    }

    private Entry lock(UUID id, int revision) {
        var entry = entries.lock(id).orElseThrow(() -> new UnknownSubjectException("entry", id));
        if (entry.revision() != revision) {
            throw new EntryConflictException(entry, revision);
        }
        return entry;
    }

    private Version openVersion(UUID id, VersionState needed, String asked) {
        var open = entries.open(id).orElseThrow(() -> illegal("nobody works on it", asked));
        require(open, needed, asked);
        return open;
    }

    private static void require(Version open, VersionState needed, String asked) {
        if (open.state() != needed) {
            throw illegal(open.state().name(), asked);
        }
    }

    private static Problem illegal(String is, String asked) {
        return Problem.of(
                HttpStatus.CONFLICT,
                "illegal-state",
                "The entry cannot become " + asked + ": it is " + is + ".",
                Map.of("is", is, "asked", asked));
    }

    private void log(KnowledgeEvent event) {
        events.append(List.of(event.toNewEvent()));
    }

    /// What an entry is, apart from its texts.
    record Head(
            OrganisationId organisation,
            String category,
            @Nullable UUID translationOf) {}
}

package org.dasan.knowledgebase.entries;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.Calendars;
import org.dasan.interactions.AnswerSource;
import org.dasan.knowledgebase.Answer;
import org.springframework.stereotype.Component;

/// Reads entries as answers.
@Component
public class Answers implements AnswerSource {
    private final Entries entries;
    private final EditorViews views;
    private final Calendars calendars;
    private final Clock clock;

    Answers(Entries entries, EditorViews views, Calendars calendars, Clock clock) {
        this.entries = entries;
        this.views = views;
        this.calendars = calendars;
        this.clock = clock;
    }

    /// The published version, if it holds today.
    public Optional<Answer> current(UUID id) {
        var today = today();
        return entries.published(id)
                .filter(version -> holds(version.content(), today))
                .map(this::answer);
    }

    /// As [#current], by the id under which an import brought it.
    public Optional<Answer> currentByExternalId(String externalId) {
        return entries.findByExternalId(externalId).flatMap(this::current);
    }

    /// Any version, whatever its state.
    Optional<Answer> version(UUID id, int number) {
        return entries.version(id, number).map(this::answer);
    }

    @Override
    public boolean holds(UUID entry, int version) {
        return entries.version(entry, version)
                .filter(found -> found.publishedAt() != null)
                .isPresent();
    }

    /// The day it is in the city.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendars.zone());
    }

    private static boolean holds(Content content, LocalDate today) {
        return (content.validFrom() == null || !content.validFrom().isAfter(today))
                && (content.validUntil() == null || !content.validUntil().isBefore(today));
    }

    private Answer answer(Version version) {
        var entry = entries.find(version.entry()).orElseThrow();
        var content = version.content();
        return new Answer(
                entry.id(),
                entry.externalId(),
                entry.lang(),
                entry.category(),
                views.owner(entry.organisation()),
                version.number(),
                version.state().name(),
                content.title(),
                content.body(),
                content.keywords(),
                content.askedAs(),
                content.validFrom(),
                content.validUntil(),
                content.confirmedOn(),
                version.publishedAt(),
                entry.sample(),
                entries.translations(entry, today()));
    }
}

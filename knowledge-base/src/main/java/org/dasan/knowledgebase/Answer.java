package org.dasan.knowledgebase;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One version of a standard answer, in full.
///
/// @param state        PUBLISHED for everybody; staff may also read what once was, editors what is being written
/// @param body         plain text; an empty line parts paragraphs, lines that begin with `- ` are a list
/// @param askedAs      how people ask for it
/// @param translations the same answer in other languages, as far as it is published
public record Answer(
        UUID id,
        @Nullable String externalId,
        String lang,
        String category,
        Hit.Owner organisation,
        int version,
        String state,
        String title,
        String body,
        List<String> keywords,
        List<String> askedAs,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate confirmedOn,
        @Nullable Instant publishedAt,
        boolean sample,
        List<Translation> translations) {
    public Answer {
        keywords = List.copyOf(keywords);
        askedAs = List.copyOf(askedAs);
        translations = List.copyOf(translations);
    }

    /// The same answer in another language.
    public record Translation(UUID id, String lang, String title) {}
}

package org.dasan.citizenapp;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.Label;
import org.jspecify.annotations.Nullable;

/// Standard answers that the citizen's pages show: approved ones that hold today. Where no bean implements it,
/// nothing is ever found.
public interface Answers {
    /// Answers to a question, best first.
    ///
    /// @param question at most 200 characters
    /// @param language one of [org.dasan.city.Languages#ALL]; nothing = whichever the question is in
    Found search(String question, @Nullable String language, int most);

    Optional<Text> answer(UUID id);

    /// What a search found.
    ///
    /// @param total how many are shown
    /// @param meant what was looked for instead, when the keyboard was set to the wrong language
    record Found(long total, List<Brief> hits, @Nullable String meant) {
        public Found {
            hits = List.copyOf(hits);
        }
    }

    /// A line of the list.
    record Brief(
            UUID id,
            String language,
            String title,
            @Nullable LocalDate confirmedOn) {}

    /// One answer in full.
    ///
    /// @param body         plain text; an empty line parts paragraphs, lines that begin with `- ` are a list
    /// @param source       who answers for it
    /// @param sample       came with the demonstration
    /// @param translations language to the entry that says the same in it
    record Text(
            UUID id,
            String language,
            String title,
            String body,
            Label source,
            int version,
            @Nullable LocalDate confirmedOn,
            @Nullable LocalDate validUntil,
            boolean sample,
            Map<String, UUID> translations) {
        public Text {
            translations = Map.copyOf(translations);
        }
    }
}

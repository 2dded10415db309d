package org.dasan.selfservice;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Something to be said in one language: as text for who can read it, as sound for who listens.
///
/// @param parts said one after the other
public record Speech(String language, List<Part> parts) {
    public Speech {
        parts = List.copyOf(parts);
    }

    /// One recording, or one sentence spoken by a machine.
    ///
    /// @param sounds paths on this server, such as `/internal/sounds/….wav`, best first: what cannot be played
    /// is passed over for the next. When none can be played, or there is none, the part is skipped
    public record Part(String text, List<String> sounds) {
        public Part {
            sounds = List.copyOf(sounds);
        }
    }

    /// Nothing at all: a question that is put again without words.
    public static Speech silence(String language) {
        return new Speech(language, List.of());
    }

    /// One after the other, in the language of the first.
    public Speech then(Speech more) {
        return new Speech(
                language, Stream.concat(parts.stream(), more.parts.stream()).toList());
    }

    /// All of it to be read.
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining(" "));
    }
}

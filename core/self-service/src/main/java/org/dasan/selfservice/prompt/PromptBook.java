package org.dasan.selfservice.prompt;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dasan.city.Calendars;
import org.dasan.city.configuration.Documents;
import org.dasan.selfservice.Prompts;
import org.dasan.selfservice.Speech;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The prompts and their recordings in memory.
///
/// What is tried for a prompt, in this order: the recording in the caller's language, the text in a
/// machine's voice. A line that can play neither says so, and the flow brings the caller to a person; the
/// engine plays a tone of its own before it gives up on a sound.
@Component
public class PromptBook implements Prompts {
    private final Documents documents;
    private final Recordings recordings;
    private final Sounds sounds;
    private final Calendars calendars;
    private final Clock clock;
    private volatile @Nullable Pages pages;

    private record Pages(Map<String, Prompt> prompts, Map<Recordings.Key, Recordings.Recording> recordings) {}

    PromptBook(Documents documents, Recordings recordings, Sounds sounds, Calendars calendars, Clock clock) {
        this.documents = documents;
        this.recordings = recordings;
        this.sounds = sounds;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public Optional<Speech> find(String code, String language, Map<String, String> values) {
        var prompt = pages().prompts.get(code);
        if (prompt == null
                || prompt.text() == null
                || !prompt.holds(LocalDate.ofInstant(clock.instant(), calendars.zone()))) {
            return Optional.empty();
        }
        var text = prompt.text().byLanguage().get(language);
        if (text == null) {
            return Optional.empty();
        }
        var paths = new ArrayList<String>();
        var recording = pages().recordings.get(new Recordings.Key(code, language));
        if (recording != null && !text.contains("{")) { // what a person said cannot take values in
            paths.add(sounds.recorded(recording));
        }
        var said = filled(text, values);
        sounds.spoken(language, said).ifPresent(paths::add);
        if (recording != null && text.contains("{")) {
            paths.add(sounds.recorded(recording));
        }
        return Optional.of(new Speech(language, List.of(new Speech.Part(said, paths))));
    }

    @Override
    public Speech spoken(String language, String text) {
        var paths = sounds.spoken(language, text).map(List::of).orElseGet(List::of);
        return new Speech(language, List.of(new Speech.Part(text, paths)));
    }

    /// Reads prompts and recordings again.
    public void reload() {
        pages = read();
    }

    private static String filled(String text, Map<String, String> values) {
        var filled = text;
        for (var value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    private Pages pages() {
        var known = pages;
        if (known == null) {
            known = read();
            pages = known;
        }
        return known;
    }

    private Pages read() {
        return new Pages(
                documents.all("prompts", Prompt.class).stream()
                        .collect(Collectors.toMap(Prompt::code, Function.identity())),
                recordings.all().stream().collect(Collectors.toMap(Recordings.Recording::key, Function.identity())));
    }
}

package org.dasan.selfservice.prompt;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.dasan.city.Directory;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Languages;
import org.dasan.city.Role;
import org.dasan.city.Staff;
import org.dasan.city.access.Problem;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.city.configuration.Configurations;
import org.dasan.store.BlobGone;
import org.dasan.store.BlobTooLarge;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Recordings of prompts. Whoever may change the prompt may record it.
@RestController
@RequestMapping("/api/v1/prompts/{prompt}/recordings")
class RecordingController {
    /// Five minutes at 16,000 samples a second, and a head.
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private final Recordings recordings;
    private final PromptBook book;
    private final Configurations configurations;
    private final Speaker speaker;
    private final Directory directory;

    RecordingController(
            Recordings recordings,
            PromptBook book,
            Configurations configurations,
            Speaker speaker,
            Directory directory) {
        this.recordings = recordings;
        this.book = book;
        this.configurations = configurations;
        this.speaker = speaker;
        this.directory = directory;
    }

    record RecordingView(String language, long millis, int rate, String by, Instant at) {}

    /// The recordings of a prompt.
    ///
    /// @param spoken languages in which a machine speaks what nobody has recorded
    record RecordingsView(List<RecordingView> recordings, List<String> spoken) {}

    @GetMapping
    @StaffOnly(role = Role.ADMIN)
    RecordingsView all(StaffPrincipal who, @PathVariable String prompt) {
        configurations.item(who.id(), "prompts", prompt);
        return view(prompt);
    }

    /// Takes a WAV of 16 bit, mono, at 8 or 16 kHz.
    @PostMapping("/{language}")
    @StaffOnly(role = Role.ADMIN)
    RecordingsView take(
            StaffPrincipal who,
            @PathVariable String prompt,
            @PathVariable String language,
            @RequestParam MultipartFile file)
            throws BlobTooLarge, IOException {
        requireEditable(who, prompt);
        if (!Languages.isCode(language)) {
            throw new InvalidFieldException("language", "is not a language: " + language);
        }
        if (file.getSize() > MOST_BYTES) {
            throw new InvalidFieldException("file", "has more than " + MOST_BYTES + " bytes");
        }
        recordings.put(new Recordings.Key(prompt, language), Wav.checked(file.getBytes()), who.id());
        book.reload();
        return view(prompt);
    }

    /// The recording, to be listened to.
    @GetMapping(path = "/{language}", produces = "audio/wav")
    @StaffOnly(role = Role.ADMIN)
    ResponseEntity<byte[]> listen(StaffPrincipal who, @PathVariable String prompt, @PathVariable String language)
            throws IOException {
        configurations.item(who.id(), "prompts", prompt);
        var recording = recordings.find(new Recordings.Key(prompt, language)).orElseThrow(() -> missing(language));
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("audio/wav"))
                    .body(recordings.file(recording));
        } catch (BlobGone _) {
            throw missing(language);
        }
    }

    @DeleteMapping("/{language}")
    @StaffOnly(role = Role.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(StaffPrincipal who, @PathVariable String prompt, @PathVariable String language) {
        requireEditable(who, prompt);
        recordings.remove(new Recordings.Key(prompt, language), who.id());
        book.reload();
    }

    private void requireEditable(StaffPrincipal who, String prompt) {
        if (!configurations.item(who.id(), "prompts", prompt).editable()) {
            throw new AccessDeniedException(prompt + " is not the caller's");
        }
    }

    private RecordingsView view(String prompt) {
        return new RecordingsView(
                recordings.of(prompt).stream()
                        .map(each -> new RecordingView(
                                each.key().language(),
                                each.length().toMillis(),
                                each.rate(),
                                directory
                                        .staff(each.by())
                                        .map(Staff::displayName)
                                        .orElse(""),
                                each.at()))
                        .toList(),
                Languages.ALL.stream().filter(speaker::speaks).toList());
    }

    private static Problem missing(String language) {
        return Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no recording in " + language + ".");
    }
}

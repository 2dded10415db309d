package org.dasan.selfservice.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// A machine's voice by `espeak-ng`, where it is installed. It is a placeholder until somebody records the
/// prompt.
///
/// Spoken are the languages it pronounces rightly from what people write. It reads Chinese and Japanese
/// characters as the words "Chinese letter" without failing, and has no Mongolian voice: those are left to
/// recordings.
@Component
class Speaker {
    private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);
    private static final Map<String, String> VOICES = Map.of("ko", "ko", "en", "en", "vi", "vi");
    private static final int WORDS_A_MINUTE = 150;
    private static final int LONGEST = 2000;
    private static final int SECONDS = 5;
    /// Speaking is quick; more at a time would take the machine from calls.
    private static final int AT_A_TIME = 2;

    private final String program;
    private final Semaphore places = new Semaphore(AT_A_TIME, true);
    private @Nullable Boolean there;

    Speaker(@Value("${dasan.self-service.speaker:espeak-ng}") String program) {
        this.program = program;
    }

    /// Whether this machine speaks the language.
    boolean speaks(String language) {
        return VOICES.containsKey(language) && there();
    }

    /// The text as a WAV of 8,000 samples a second; empty when it cannot be spoken now.
    Optional<byte[]> speak(String language, String text) {
        if (!speaks(language) || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            if (!places.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
            try {
                var spoken = run(
                        List.of(program, "-v", VOICES.get(language), "-s", "" + WORDS_A_MINUTE, "--stdout", "--stdin"),
                        text.getBytes(UTF_8));
                return Optional.of(Wav.forTelephone(spoken));
            } finally {
                places.release();
            }
        } catch (IOException | UnsupportedAudioFileException | TimeoutException e) {
            LOG.warn("speaking {} failed: {}", language, e.getMessage());
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized boolean there() {
        if (there == null) {
            try {
                run(List.of(program, "--version"), new byte[0]);
                there = true;
            } catch (IOException | TimeoutException e) {
                LOG.info(
                        "no machine's voice here ({}); prompts without a recording are shown, not heard",
                        e.getMessage());
                there = false;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return there;
    }

    /// What a program writes within the time; the text is no argument, so nothing in it is taken for an option.
    private static byte[] run(List<String> command, byte[] input)
            throws IOException, InterruptedException, TimeoutException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            var reading = new FutureTask<>(() -> process.getInputStream().readAllBytes());
            Thread.ofVirtual().start(reading);
            try (var stdin = process.getOutputStream()) {
                stdin.write(input);
            }
            var output = reading.get(SECONDS, TimeUnit.SECONDS);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command.getFirst() + " ended badly");
            }
            return output;
        } catch (ExecutionException e) {
            throw new IOException("reading from " + command.getFirst() + " failed", e.getCause());
        } finally {
            process.destroyForcibly();
        }
    }
}

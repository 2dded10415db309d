package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long and how loud a recording is.
class RecordedSoundTests {
    private static final byte SILENT = (byte) 0xff;
    private static final byte FULL = (byte) 0x80;

    @TempDir
    private Path folder;

    @Test
    void silenceHasNoLevel() throws IOException {
        var sound = RecordedSound.measure(file(SILENT, 8000));

        assertThat(sound.length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(sound.level()).isEqualTo(RecordedSound.NO_SOUND);
    }

    @Test
    void theLoudestSampleIsFullScale() throws IOException {
        assertThat(RecordedSound.measure(file(FULL, 4000)).level()).isCloseTo(0, within(0.2));
    }

    @Test
    void anEmptyFileHasNeitherLengthNorLevel() throws IOException {
        var sound = RecordedSound.measure(file(SILENT, 0));

        assertThat(sound.length()).isZero();
        assertThat(sound.level()).isEqualTo(RecordedSound.NO_SOUND);
    }

    @Test
    void browsersGetAHeaderThatTellsLengthAndCoding() throws IOException {
        var sound = RecordedSound.measure(file(FULL, 100));

        try (var in = sound.asWav()) {
            var wav = in.readAllBytes();
            assertThat(wav).hasSize(158);
            assertThat(new String(wav, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
            assertThat(wav[4] & 0xff).isEqualTo(150);
            assertThat(wav[20]).isEqualTo((byte) 7);
        }
    }

    private Path file(byte sample, int count) throws IOException {
        var bytes = new byte[count];
        Arrays.fill(bytes, sample);
        return Files.write(folder.resolve("sound.ulaw"), bytes);
    }
}

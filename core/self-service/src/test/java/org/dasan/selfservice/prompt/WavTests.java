package org.dasan.selfservice.prompt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.dasan.city.InvalidFieldException;
import org.junit.jupiter.api.Test;

class WavTests {
    @Test
    void takesWhatTelephonesPlay() throws IOException {
        assertThat(Wav.checked(wav(8000, 16, 1, 1, 8000)).length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(Wav.checked(wav(16_000, 16, 1, 2, 8000)).rate()).isEqualTo(16_000);
    }

    @Test
    void saysWhatIsWrongWithOthers() throws IOException {
        refused(wav(44_100, 16, 1, 1, 8000), "8,000 or 16,000 samples");
        refused(wav(8000, 16, 2, 1, 8000), "one channel");
        refused(wav(8000, 8, 1, 1, 100), "16 bit");
        refused(wav(8000, 16, 1, 301, 8000), "at most 5 minutes");
        refused(wav(8000, 16, 1, 1, 0), "is silent");
        refused("RIFF....WAVEfmt ".getBytes(US_ASCII), "");
        refused(new byte[] {1, 2, 3}, "is not a WAV file");
        refused(new byte[0], "is not a WAV file");
    }

    @Test
    void refusesAFileThatBreaksOff() throws IOException {
        var whole = wav(8000, 16, 1, 1, 8000);

        refused(Arrays.copyOf(whole, whole.length - 4000), "breaks off");
    }

    @Test
    void bringsFasterSoundsToTheTelephone() throws Exception {
        var slow = Wav.checked(Wav.forTelephone(wav(22_050, 16, 1, 1, 8000)));

        assertThat(slow.rate()).isEqualTo(8000);
        assertThat(slow.length()).isBetween(Duration.ofMillis(990), Duration.ofMillis(1010));
    }

    private static void refused(byte[] file, String why) {
        assertThatThrownBy(() -> Wav.checked(file))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining(why);
    }

    /// A tone of 400 Hz.
    static byte[] wav(int rate, int bits, int channels, int seconds, int loudness) throws IOException {
        int frames = rate * seconds;
        var samples = new byte[frames * channels * bits / 8];
        for (int i = 0; i < samples.length / (bits / 8); i++) {
            int frame = i / channels;
            int value = (int) (loudness * Math.sin(2 * Math.PI * 400 * frame / rate));
            if (bits == 16) {
                samples[2 * i] = (byte) value;
                samples[2 * i + 1] = (byte) (value >> 8);
            } else {
                samples[i] = (byte) value;
            }
        }
        var format = new AudioFormat(rate, bits, channels, bits == 16, false);
        var out = new ByteArrayOutputStream();
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(samples), format, frames),
                AudioFileFormat.Type.WAVE,
                out);
        return out.toByteArray();
    }
}

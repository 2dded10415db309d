package org.dasan.selfservice.prompt;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.dasan.city.InvalidFieldException;

/// A sound that telephone engines play: WAV, 16 bit, mono, 8 or 16 kHz.
final class Wav {
    static final Duration LONGEST = Duration.ofMinutes(5);
    /// Samples a second that every telephone engine plays.
    static final int TELEPHONE = 8000;
    private static final int WIDE = 16_000;
    private static final int SAMPLE_BITS = 16;
    /// Below this peak of 32,768 nobody hears anything.
    private static final int AUDIBLE = 200;

    private final byte[] file;
    private final int rate;
    private final Duration length;

    private Wav(byte[] file, int rate, Duration length) {
        this.file = file;
        this.rate = rate;
        this.length = length;
    }

    /// The whole file.
    byte[] file() {
        return file;
    }

    /// Samples a second.
    int rate() {
        return rate;
    }

    Duration length() {
        return length;
    }

    /// Reads a file that somebody uploads.
    ///
    /// @throws InvalidFieldException naming what is wrong with it
    static Wav checked(byte[] file) {
        try (var stream = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
            var format = stream.getFormat();
            if (!AudioFormat.Encoding.PCM_SIGNED.equals(format.getEncoding())
                    || format.getSampleSizeInBits() != SAMPLE_BITS) {
                throw refused("must have samples of 16 bit (PCM) but has " + format.getEncoding() + ", "
                        + format.getSampleSizeInBits() + " bit");
            }
            if (format.getChannels() != 1) {
                throw refused("must have one channel but has " + format.getChannels());
            }
            int rate = Math.round(format.getSampleRate());
            if (rate != TELEPHONE && rate != WIDE) {
                throw refused("must have 8,000 or 16,000 samples a second but has " + rate);
            }
            var samples = stream.readAllBytes();
            if (stream.getFrameLength() * 2 > samples.length) {
                throw refused("breaks off before its end");
            }
            var length = Duration.ofMillis(samples.length / 2 * 1000L / rate);
            if (length.isZero() || length.compareTo(LONGEST) > 0) {
                throw refused("must last at most " + LONGEST.toMinutes() + " minutes");
            }
            if (peak(samples, format.isBigEndian()) < AUDIBLE) {
                throw refused("is silent");
            }
            return new Wav(file, rate, length);
        } catch (UnsupportedAudioFileException e) {
            throw refused("is not a WAV file");
        } catch (IOException e) {
            throw refused("breaks off before its end");
        }
    }

    /// Brings what a machine spoke to 8,000 samples a second.
    static byte[] forTelephone(byte[] spoken) throws IOException, UnsupportedAudioFileException {
        try (var stream = AudioSystem.getAudioInputStream(new ByteArrayInputStream(spoken))) {
            var target = new AudioFormat(TELEPHONE, SAMPLE_BITS, 1, true, false);
            try (var slow = AudioSystem.getAudioInputStream(target, stream)) {
                var samples = slow.readAllBytes();
                var out = new ByteArrayOutputStream();
                AudioSystem.write(
                        new AudioInputStream(new ByteArrayInputStream(samples), target, samples.length / 2),
                        AudioFileFormat.Type.WAVE,
                        out);
                return out.toByteArray();
            }
        }
    }

    private static int peak(byte[] samples, boolean bigEndian) {
        int peak = 0;
        for (int i = 0; i + 1 < samples.length; i += 2) {
            int high = samples[bigEndian ? i : i + 1];
            int low = samples[bigEndian ? i + 1 : i] & 0xff;
            peak = Math.max(peak, Math.abs((high << 8) | low));
        }
        return peak;
    }

    private static InvalidFieldException refused(String why) {
        return new InvalidFieldException("file", why);
    }

    @Override
    public String toString() {
        return "Wav[" + rate + " Hz, " + length + "]";
    }
}

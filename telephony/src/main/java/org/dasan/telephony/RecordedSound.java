package org.dasan.telephony;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What the exchange wrote down of a call: mu-law without a header, so that a file that was broken off is whole
/// up to there.
///
/// @param length how long it is
/// @param level  how loud it is, in decibels below full scale; [#NO_SOUND] when every sample is zero
record RecordedSound(Path file, long bytes, Duration length, double level) {
    /// Quieter than any line is.
    static final double NO_SOUND = -120;

    /// Quieter than a quiet line.
    private static final double SILENCE = -65;

    private static final int PER_SECOND = 8000;
    private static final short MU_LAW = 7;
    private static final int HEADER = 58;

    /// Reads it through once.
    static RecordedSound measure(Path file) throws IOException {
        long samples = 0;
        double energy = 0;
        var buffer = new byte[64 * 1024];
        try (var in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    double sample = linear(buffer[i]) / 32768.0;
                    energy += sample * sample;
                }
                samples += n;
            }
        }
        double mean = samples == 0 ? 0 : energy / samples;
        double level = mean <= 0 ? NO_SOUND : Math.max(NO_SOUND, 10 * Math.log10(mean));
        return new RecordedSound(file, samples, Duration.ofMillis(samples * 1000 / PER_SECOND), level);
    }

    /// Whether nobody can be heard in it.
    boolean isSilent() {
        return level < SILENCE;
    }

    /// As a file that browsers play.
    InputStream asWav() throws IOException {
        var header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(word("RIFF")).putInt(Math.toIntExact(HEADER - 8 + bytes)).put(word("WAVE"));
        header.put(word("fmt ")).putInt(18).putShort(MU_LAW).putShort((short) 1).putInt(PER_SECOND);
        header.putInt(PER_SECOND).putShort((short) 1).putShort((short) 8).putShort((short) 0);
        header.put(word("fact")).putInt(4).putInt(Math.toIntExact(bytes));
        header.put(word("data")).putInt(Math.toIntExact(bytes));
        return new SequenceInputStream(
                new ByteArrayInputStream(header.array()), new BufferedInputStream(Files.newInputStream(file)));
    }

    private static byte[] word(String four) {
        return four.getBytes(StandardCharsets.US_ASCII);
    }

    /// The sample that a byte of G.711 mu-law stands for.
    static int linear(byte coded) {
        int inverted = ~coded & 0xff;
        int magnitude = (((inverted & 0x0f) << 3) + 0x84) << ((inverted & 0x70) >> 4);
        return (inverted & 0x80) == 0 ? magnitude - 0x84 : 0x84 - magnitude;
    }
}

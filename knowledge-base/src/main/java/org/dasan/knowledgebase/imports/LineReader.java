package org.dasan.knowledgebase.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.access.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Reads a body line by line and never holds more than one line of it.
final class LineReader {
    static final long MOST_BYTES = 64L * 1024 * 1024;
    static final int MOST_LINES = 200_000;
    static final int LONGEST_LINE = 512 * 1024;

    private final InputStream in;
    private long bytes;
    private int lines;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /// A line as it came; not yet text.
    ///
    /// @param bytes nothing when it was too long
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Line(int number, byte @Nullable [] bytes) {
        boolean isBlank() {
            if (bytes == null) {
                return false;
            }
            for (byte each : bytes) {
                if (each != ' ' && each != '\t') {
                    return false;
                }
            }
            return true;
        }

        /// @throws InvalidFieldException when it is too long or not UTF-8
        String text() {
            if (bytes == null) {
                throw new InvalidFieldException("", "has more than " + LONGEST_LINE + " bytes");
            }
            try {
                var text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException e) {
                throw new InvalidFieldException("", "is not UTF-8");
            }
        }
    }

    /// The next line without its end; nothing after the last one.
    ///
    /// @throws Problem when the body is too large
    @Nullable
    Line next() throws IOException {
        var line = new ByteArrayOutputStream(1024);
        boolean any = false;
        boolean tooLong = false;
        for (int read = in.read(); read >= 0; read = in.read()) {
            any = true;
            if (++bytes > MOST_BYTES) {
                throw tooLarge("The import has more than " + MOST_BYTES + " bytes; send it in parts.", MOST_BYTES);
            }
            if (read == '\n') {
                break;
            }
            if (line.size() < LONGEST_LINE) {
                if (read != '\r') {
                    line.write(read);
                }
            } else {
                tooLong = true;
            }
        }
        if (!any) {
            return null;
        }
        if (++lines > MOST_LINES) {
            throw tooLarge("The import has more than " + MOST_LINES + " lines; send it in parts.", MOST_BYTES);
        }
        return new Line(lines, tooLong ? null : line.toByteArray());
    }

    private static Problem tooLarge(String why, long maxBytes) {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", why, Map.of("maxBytes", maxBytes));
    }
}

package org.dasan.knowledgebase.entries;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.dasan.city.InvalidFieldException;
import org.jspecify.annotations.Nullable;

/// What one version says.
///
/// @param body        plain text, may be empty
/// @param askedAs     how people ask for it, in their own words
/// @param validUntil  the last day on which it holds
/// @param confirmedOn when somebody last said that it is right
public record Content(
        String title,
        String body,
        List<String> keywords,
        List<String> askedAs,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate confirmedOn) {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_BODY = 50_000;
    private static final int MOST_WORDS = 100;
    private static final int LONGEST_WORD = 300;

    public Content {
        title = title.strip();
        body = body.strip();
        keywords = cleaned("keywords", keywords);
        askedAs = cleaned("askedAs", askedAs);
        if (title.isEmpty()) {
            throw new InvalidFieldException("title", "must not be empty");
        }
        storable("title", title, LONGEST_TITLE);
        storable("body", body, LONGEST_BODY);
        if (validFrom != null && validUntil != null && validUntil.isBefore(validFrom)) {
            throw new InvalidFieldException("validUntil", "must not be before validFrom");
        }
    }

    /// The same for the same text, so that sending it again is no change.
    public String fingerprint(String category) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : List.of(category, title, body, keywords, askedAs, day(validFrom), day(validUntil))) {
                digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0); // so that no part runs into the next
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String day(@Nullable LocalDate date) {
        return Objects.toString(date, "");
    }

    private static List<String> cleaned(String field, List<String> words) {
        var cleaned = words.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (cleaned.size() > MOST_WORDS) {
            throw new InvalidFieldException(field, "has at most " + MOST_WORDS + " items");
        }
        cleaned.forEach(word -> storable(field, word, LONGEST_WORD));
        return cleaned;
    }

    /// Refuses what is too long or what a text column cannot hold.
    static void storable(String field, String text, int longest) {
        if (text.length() > longest) {
            throw new InvalidFieldException(field, "has at most " + longest + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean paired = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !paired)) {
                throw new InvalidFieldException(field, "has a character that is none (U+%04X)".formatted((int) c));
            }
            if (paired) {
                i++;
            }
        }
    }
}

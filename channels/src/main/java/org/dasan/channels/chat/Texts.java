package org.dasan.channels.chat;

import org.dasan.city.access.Problem;
import org.dasan.interactions.Graphemes;

/// What citizens may write: characters as people count them, none that cannot be stored.
final class Texts {
    /// Longest message, in characters as people count them.
    static final int LONGEST = 4000;

    /// Bounds what one such character may be piled up from, over a whole text.
    private static final int UNITS = 8;

    private Texts() {}

    /// The text as it came.
    ///
    /// @throws Problem 400 naming `field` when it is empty, too long or not text
    static String require(String field, String text) {
        if (text.isBlank()) {
            throw Problem.field(field, "must not be empty");
        }
        return requireStorable(field, text);
    }

    /// The same, but it may be empty.
    static String requireStorable(String field, String text) {
        return requireStorable(field, text, LONGEST);
    }

    /// The same, with at most `longest` characters.
    static String requireStorable(String field, String text, int longest) {
        if (text.length() > longest * UNITS || Graphemes.count(text) > longest) {
            throw Problem.field(field, "must have at most " + longest + " characters");
        }
        if (text.indexOf('\0') >= 0 || text.codePoints().anyMatch(Texts::isHalfACharacter)) {
            throw Problem.field(field, "must be text");
        }
        return text;
    }

    private static boolean isHalfACharacter(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}

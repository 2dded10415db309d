package org.dasan.knowledgebase.search;

import java.text.Normalizer;

/// The one form in which texts and questions are compared. After [#compose] every step keeps the length, so that a
/// place in the folded text is the same place in the text people see.
final class Folding {
    private static final int WIDE_FIRST = 0xFF01;
    private static final int WIDE_LAST = 0xFF5E;
    private static final int WIDE_OFFSET = 0xFEE0;

    private Folding() {}

    /// Composed characters: what a Mac pastes is decomposed, and found by nobody.
    static String compose(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /// Small letters of usual width; what cannot be seen becomes a blank.
    static String fold(String composed) {
        var folded = new char[composed.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(composed.charAt(i));
        }
        return new String(folded);
    }

    private static char fold(char c) {
        if (c >= WIDE_FIRST && c <= WIDE_LAST) {
            return Character.toLowerCase((char) (c - WIDE_OFFSET));
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> ' ';
            default -> Character.toLowerCase(c);
        };
    }

    /// Letters and digits alone, without blanks: how a text reads to somebody who does not care for spaces.
    static String joined(String folded) {
        var joined = new StringBuilder(folded.length());
        folded.codePoints().filter(Character::isLetterOrDigit).forEach(joined::appendCodePoint);
        return joined.toString();
    }

    /// Without diacritics, as people type Vietnamese in a hurry.
    static String plain(String folded) {
        var decomposed = Normalizer.normalize(folded, Normalizer.Form.NFD);
        var plain = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(c == 'đ' ? 'd' : c);
            }
        }
        return plain.toString();
    }
}

package org.dasan.knowledgebase.search;

import java.util.ArrayList;
import java.util.List;

/// Pieces of a text that are found whatever its spaces and endings are.
final class Grams {
    private static final int LETTERS = 4;
    private static final int LONGEST_START = 10;

    private Grams() {}

    /// Two characters each, over the borders of words.
    static List<String> pairs(String joined) {
        return pieces(joined, 2);
    }

    /// Four letters each: one wrong letter, or a syllable not yet finished, spoils few of them.
    static List<String> letters(String joined) {
        return pieces(Hangul.letters(joined), LETTERS);
    }

    /// Initial consonants from the beginning of each word on, two to ten of them.
    static List<String> initials(String folded) {
        var found = new ArrayList<String>();
        boolean begins = true;
        for (int i = 0; i < folded.length(); i++) {
            if (!Character.isLetterOrDigit(folded.charAt(i))) {
                begins = true;
            } else if (begins) {
                begins = false;
                var rest = Hangul.initials(Folding.joined(folded.substring(i)));
                for (int end = 2; end <= Math.min(rest.length(), LONGEST_START); end++) {
                    found.add(rest.substring(0, end));
                }
            }
        }
        return found;
    }

    private static List<String> pieces(String text, int size) {
        var points = text.codePoints().toArray();
        var pieces = new ArrayList<String>(points.length);
        for (int i = 0; i + size <= points.length; i++) {
            pieces.add(new String(points, i, size));
        }
        return pieces;
    }
}

package org.dasan.interactions;

import java.text.BreakIterator;
import java.util.Locale;

/// Characters as people count them: a syllable, a family of emoji, a letter with its marks.
public final class Graphemes {
    private Graphemes() {}

    /// How many the text has.
    public static int count(String text) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}

package org.dasan.knowledgebase;

import org.dasan.city.InvalidFieldException;
import org.dasan.city.Languages;
import org.jspecify.annotations.Nullable;

/// What somebody looks for, as they typed it.
///
/// @param language answers in this language only; nothing = in any
/// @param category answers of this category only
/// @param size     most answers wanted, 1 to 50
public record Question(
        String text, @Nullable String language, @Nullable String category, int size) {
    /// Nobody types more into a search box.
    public static final int LONGEST = 300;

    private static final int MOST = 50;

    public Question {
        if (text.length() > LONGEST) {
            throw new InvalidFieldException("q", "has at most " + LONGEST + " characters");
        }
        if (language != null && !Languages.knows(language)) {
            throw new InvalidFieldException("lang", "must be one of " + Languages.ALL);
        }
        size = Math.clamp(size, 1, MOST);
    }
}

package org.dasan.interactions.survey;

import org.dasan.city.InvalidFieldException;

/// What a citizen thinks of a contact.
///
/// @param rating 1 (very dissatisfied) to 5 (very satisfied)
/// @param words  may be empty
public record Answer(int rating, String words) {
    private static final int LONGEST = 8000;

    public Answer {
        if (rating < 1 || rating > 5) {
            throw new InvalidFieldException("rating", "must be 1 to 5 but was " + rating);
        }
        words = words.strip();
        if (words.length() > LONGEST) {
            throw new InvalidFieldException("words", "has at most " + LONGEST + " characters");
        }
    }

    /// Shows no words, which have no place in a log.
    @Override
    public String toString() {
        return "Answer[" + rating + "]";
    }
}

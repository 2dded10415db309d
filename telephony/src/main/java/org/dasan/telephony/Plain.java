package org.dasan.telephony;

/// The one place that whatever is sent to an exchange passes: its protocol takes a line break for the end of a
/// field, and a comma, bracket or dollar for its own grammar.
final class Plain {
    private static final int LONGEST = 500;

    private Plain() {}

    /// A field of an action.
    ///
    /// @throws IllegalArgumentException when it holds a control character or is too long
    static String field(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("what is sent to the exchange is too long");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("what is sent to the exchange holds a control character");
        }
        return text;
    }

    /// A word in the exchange's own grammar: a number, a line, an id.
    ///
    /// @throws IllegalArgumentException when it holds anything but letters, digits, `+`, `-`, `_` and `.`
    static String word(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !text.matches("[A-Za-z0-9+._-]+")) {
            throw new IllegalArgumentException("is no plain word for the exchange");
        }
        return text;
    }
}

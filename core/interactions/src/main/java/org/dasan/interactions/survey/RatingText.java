package org.dasan.interactions.survey;

import java.util.Optional;
import java.util.regex.Pattern;

/// Tells a text that rates a contact from one that wants something: `5`, `５점`, `4 고마워요` rate. What could
/// be a question does not, so that a person reads it.
final class RatingText {
    private static final String DIGIT = "[1-5１-５①-⑤]";

    /// How people end or go on; with nothing between a rating and the words `5월 3일` would
    /// rate, and with a digit behind the comma `1,000`.
    private static final String REST = "(?:[.!。！~]*|(?:[,!，、！~]\\s*+|\\s++)(?!\\d)(?<words>.+))";

    private static final Pattern RATING = Pattern.compile(
            "(?:[5５]\\s*점\\s*만점\\s*(?:에|중에?)?\\s*)?(?<rating>" + DIGIT
                    + ")(?:\\x{FE0F}?\\x{20E3})?\\s*(?:점|点|分|điểm|оноо|/\\s*5)?" + REST,
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private RatingText() {}

    /// The answer that this text is, if it is one.
    static Optional<Answer> read(String text) {
        if (text.indexOf('?') >= 0 || text.indexOf('？') >= 0) {
            return Optional.empty();
        }
        var match = RATING.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var words = match.group("words");
        return Optional.of(new Answer(value(match.group("rating").charAt(0)), words == null ? "" : words));
    }

    /// The circled digits have no digit value of their own in [Character#digit].
    private static int value(char digit) {
        return digit >= '①' && digit <= '⑤' ? digit - '①' + 1 : Character.digit(digit, 10);
    }
}

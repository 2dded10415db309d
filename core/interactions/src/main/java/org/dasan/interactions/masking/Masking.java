package org.dasan.interactions.masking;

import java.util.List;
import java.util.Set;
import org.dasan.interactions.masking.DigitRuns.Group;

/// Hides resident and foreign registration numbers and payment card numbers inside free text, digit for
/// digit, so that the rest stays exactly as it was written. Linear in the length of the text.
public final class Masking {
    /// How registration numbers are written: the lengths of the groups of digits.
    private static final Set<List<Integer>> REGISTRATION_SHAPES = Set.of(
            List.of(13), List.of(6, 7), List.of(7, 6), List.of(6, 1, 6), List.of(2, 2, 2, 7), List.of(2, 2, 2, 1, 6));

    /// How card numbers are written. Thirteen digits in one piece are none: only cards long expired had so
    /// few, but bank accounts do.
    private static final Set<List<Integer>> CARD_SHAPES = Set.of(
            List.of(14),
            List.of(15),
            List.of(16),
            List.of(17),
            List.of(18),
            List.of(19),
            List.of(4, 4, 4, 4),
            List.of(8, 8),
            List.of(4, 6, 5),
            List.of(4, 4, 4, 3),
            List.of(4, 6, 4),
            List.of(4, 4, 4, 2),
            List.of(4, 3, 3, 3),
            List.of(4, 4, 4, 4, 3),
            List.of(6, 13));

    private static final int MOST_GROUPS = 5;
    private static final int BIRTH_DATE = 6;
    private static final int SHOWN_OF_A_CARD = 4;
    private static final char HIDDEN = '•';

    private Masking() {}

    /// A text without secrets.
    ///
    /// @param registrations how many registration numbers were hidden
    /// @param cards         how many card numbers were hidden
    public record Masked(String text, int registrations, int cards) {}

    /// Hides the last seven digits of registration numbers and all but the last four of card numbers.
    public static Masked mask(String text) {
        var codePoints = text.codePoints().toArray();
        int registrations = 0;
        int cards = 0;
        for (var run : DigitRuns.of(codePoints)) {
            int next = 0;
            while (next < run.size()) {
                int registration = registrationAt(run, next);
                int card = registration > 0 ? 0 : cardAt(run, next);
                if (registration > 0) {
                    registrations++;
                    hide(codePoints, run.subList(next, next + registration), BIRTH_DATE, 0);
                } else if (card > 0) {
                    cards++;
                    hide(codePoints, run.subList(next, next + card), 0, SHOWN_OF_A_CARD);
                }
                next += Math.max(1, registration + card);
            }
        }
        return registrations + cards == 0
                ? new Masked(text, 0, 0)
                : new Masked(new String(codePoints, 0, codePoints.length), registrations, cards);
    }

    /// How many groups from `start` on are a registration number; 0 when they are none.
    private static int registrationAt(List<Group> run, int start) {
        for (int n = 1; n <= MOST_GROUPS && start + n <= run.size(); n++) {
            var groups = run.subList(start, start + n);
            if (REGISTRATION_SHAPES.contains(shape(groups))) {
                var digits = DigitRuns.join(groups).digits();
                // nobody born before 1900 is alive, but 2611230001234 may be the number of an order of today
                if (RegistrationNumber.isValid(digits) && (n > 1 || !RegistrationNumber.isBefore1900(digits))) {
                    return n;
                }
            }
        }
        return 0;
    }

    /// How many groups from `start` on are a card number, the most that are one; 0 when they are none.
    private static int cardAt(List<Group> run, int start) {
        for (int n = Math.min(MOST_GROUPS, run.size() - start); n > 0; n--) {
            var groups = run.subList(start, start + n);
            if (CARD_SHAPES.contains(shape(groups))
                    && CardNumber.isValid(DigitRuns.join(groups).digits())) {
                return n;
            }
        }
        return 0;
    }

    private static List<Integer> shape(List<Group> groups) {
        return groups.stream().map(group -> group.digits().length()).toList();
    }

    private static void hide(int[] codePoints, List<Group> groups, int shownFirst, int shownLast) {
        var positions = DigitRuns.join(groups).positions();
        positions.subList(shownFirst, positions.size() - shownLast).forEach(position -> codePoints[position] = HIDDEN);
    }
}

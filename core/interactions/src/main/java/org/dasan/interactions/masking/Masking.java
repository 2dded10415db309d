package org.dasan.interactions.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/// Hides resident and foreign registration numbers and payment card numbers inside free text, digit for digit, so that
/// the rest stays exactly as it was written. Linear in the length of the text.
public final class Masking {
    /// How card numbers are written: in one piece, or in these groups.
    private static final Set<List<Integer>> CARD_GROUPS =
            Set.of(List.of(4, 4, 4, 4), List.of(4, 4, 4, 3), List.of(4, 6, 5), List.of(4, 6, 4), List.of(4, 4, 4, 4, 3));

    private static final char HIDDEN = '•';

    private Masking() {}

    /// A text without secrets.
    ///
    /// @param registrations how many registration numbers were hidden
    /// @param cards         how many card numbers were hidden
    public record Masked(String text, int registrations, int cards) {}

    /// Digits that stand together, and where they stand in the text.
    private record Group(String digits, List<Integer> positions) {}

    /// Hides the last seven digits of registration numbers and all but the last four of card numbers.
    public static Masked mask(String text) {
        var runs = runs(text);
        if (runs.isEmpty()) {
            return new Masked(text, 0, 0);
        }
        var masked = text.toCharArray();
        int registrations = 0;
        int cards = 0;
        for (var run : runs) {
            int i = 0;
            while (i < run.size()) {
                int registration = registrationAt(run, i);
                int card = registration == 0 ? cardAt(run, i) : 0;
                if (registration > 0) {
                    registrations++;
                    hide(masked, positions(run, i, registration), 6, 13);
                } else if (card > 0) {
                    cards++;
                    var positions = positions(run, i, card);
                    hide(masked, positions, 0, positions.size() - 4);
                }
                i += Math.max(1, Math.max(registration, card));
            }
        }
        return new Masked(new String(masked), registrations, cards);
    }

    /// How many groups from `i` on are a registration number: thirteen digits, or six and seven.
    private static int registrationAt(List<Group> run, int i) {
        var first = run.get(i).digits();
        if (first.length() == 13) {
            return RegistrationNumber.isValid(first) ? 1 : 0;
        }
        if (first.length() == 6 && i + 1 < run.size() && run.get(i + 1).digits().length() == 7) {
            return RegistrationNumber.isValid(first + run.get(i + 1).digits()) ? 2 : 0;
        }
        return 0;
    }

    /// How many groups from `i` on are a card number.
    private static int cardAt(List<Group> run, int i) {
        var first = run.get(i).digits();
        if (first.length() >= 13) {
            return isCard(first) ? 1 : 0;
        }
        var lengths = new ArrayList<Integer>();
        var digits = new StringBuilder();
        int found = 0;
        for (int n = 1; n <= 5 && i + n <= run.size(); n++) {
            var group = run.get(i + n - 1).digits();
            lengths.add(group.length());
            digits.append(group);
            if (CARD_GROUPS.contains(lengths) && isCard(digits.toString())) {
                found = n;
            }
        }
        return found;
    }

    /// 13 to 19 digits that pass Luhn and begin as card numbers do (3 to 6 worldwide, 9 for Korean cards).
    private static boolean isCard(String digits) {
        return digits.length() <= 19
                && "34569".indexOf(digits.charAt(0)) >= 0
                && LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits);
    }

    private static List<Integer> positions(List<Group> run, int from, int groups) {
        return run.subList(from, from + groups).stream().flatMap(group -> group.positions().stream()).toList();
    }

    private static void hide(char[] text, List<Integer> positions, int from, int to) {
        positions.subList(from, to).forEach(position -> text[position] = HIDDEN);
    }

    /// Runs of digit groups that one separator each keeps apart; characters without width do not separate.
    private static List<List<Group>> runs(String text) {
        var runs = new ArrayList<List<Group>>();
        var run = new ArrayList<Group>();
        var digits = new StringBuilder();
        var positions = new ArrayList<Integer>();
        int separators = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                if (digits.isEmpty() && separators > 1) {
                    end(runs, run);
                }
                separators = 0;
                digits.append(digit);
                positions.add(i);
            } else if (!isWidthless(c)) {
                if (!digits.isEmpty()) {
                    run.add(new Group(digits.toString(), List.copyOf(positions)));
                    digits.setLength(0);
                    positions.clear();
                }
                separators += isSeparator(c) ? 1 : 2;
            }
        }
        end(runs, run);
        return runs;
    }

    private static void end(List<List<Group>> runs, List<Group> run) {
        if (!run.isEmpty()) {
            runs.add(List.copyOf(run));
            run.clear();
        }
    }

    private static boolean isSeparator(char c) {
        return switch (c) {
            case '-', ' ', '.', '\u00A0', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\uFF0D', '\u3000' -> true;
            default -> false;
        };
    }

    private static boolean isWidthless(char c) {
        return Character.getType(c) == Character.FORMAT;
    }
}

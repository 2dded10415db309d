package org.dasan.interactions.masking;

import java.util.ArrayList;
import java.util.List;

/// Finds the digits of a text: groups that stand together, in runs that a few separators keep apart. Sees
/// through characters without width and through the digits of other scripts and styles.
final class DigitRuns {
    /// As many separators in a row still belong to one number: `900101 - 1234567`.
    private static final int SEPARATORS = 3;
    /// From so many on, digits written one by one are read as one group.
    private static final int ONE_BY_ONE = 13;

    /// Digits that stand together, as ASCII, and where each stands among the code points of the text.
    record Group(String digits, List<Integer> positions) {}

    private final List<List<Group>> runs = new ArrayList<>();
    private final List<Group> run = new ArrayList<>();
    private final StringBuilder digits = new StringBuilder();
    private final List<Integer> positions = new ArrayList<>();

    private DigitRuns() {}

    static List<List<Group>> of(int[] codePoints) {
        return new DigitRuns().read(codePoints);
    }

    private List<List<Group>> read(int[] codePoints) {
        int separators = 0;
        for (int i = 0; i < codePoints.length; i++) {
            int digit = Character.digit(codePoints[i], 10);
            if (digit >= 0) {
                separators = 0;
                digits.append(digit);
                positions.add(i);
            } else if (!isWidthless(codePoints[i])) {
                endGroup();
                separators = isSeparator(codePoints[i]) ? separators + 1 : SEPARATORS + 1;
                if (separators > SEPARATORS) {
                    endRun();
                }
            }
        }
        endGroup();
        endRun();
        return runs;
    }

    private void endGroup() {
        if (!digits.isEmpty()) {
            run.add(new Group(digits.toString(), List.copyOf(positions)));
            digits.setLength(0);
            positions.clear();
        }
    }

    private void endRun() {
        if (!run.isEmpty()) {
            runs.add(joinOneByOne(run));
            run.clear();
        }
    }

    private static List<Group> joinOneByOne(List<Group> run) {
        var joined = new ArrayList<Group>(run.size());
        for (int i = 0; i < run.size(); ) {
            int end = i;
            while (end < run.size() && run.get(end).digits().length() == 1) {
                end++;
            }
            if (end - i >= ONE_BY_ONE) {
                joined.add(join(run.subList(i, end)));
                i = end;
            } else {
                end = Math.max(end, i + 1);
                joined.addAll(run.subList(i, end));
                i = end;
            }
        }
        return joined;
    }

    /// Several groups as one.
    static Group join(List<Group> groups) {
        var digits = new StringBuilder();
        var positions = new ArrayList<Integer>();
        for (var group : groups) {
            digits.append(group.digits());
            positions.addAll(group.positions());
        }
        return new Group(digits.toString(), positions);
    }

    private static boolean isSeparator(int c) {
        return switch (Character.getType(c)) {
            case Character.DASH_PUNCTUATION, Character.SPACE_SEPARATOR, Character.CONNECTOR_PUNCTUATION -> true;
            // tab, full stops, slash, middle dot, tilde, minus; Korean and Japanese letters written for a dash; filler
            default -> "\t./·~\u2212\uFF0E\u3161\u30FC\uFF5E\u3164".indexOf(c) >= 0;
        };
    }

    /// Invisible, or drawn around a digit (as in keycap emoji).
    private static boolean isWidthless(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}

package org.dasan.knowledgebase.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.dasan.knowledgebase.Hit.Mark;

/// Finds the part of a text that answers, and the places where it matches. Works on plain text: nothing that an
/// entry says is ever taken for markup.
final class Snippets {
    private static final int LENGTH = 180;
    private static final int MOST_MARKS = 30;
    private static final int READ = 20_000;

    private Snippets() {}

    record Snippet(String text, List<Mark> marks) {}

    /// Where terms occur; overlapping places are one.
    static List<Mark> marks(String text, Collection<String> terms) {
        var hits = hits(Folding.fold(text), terms);
        var marks = new ArrayList<Mark>();
        for (int start = hits.nextSetBit(0); start >= 0 && marks.size() < MOST_MARKS; ) {
            int end = hits.nextClearBit(start);
            marks.add(new Mark(start, end));
            start = hits.nextSetBit(end);
        }
        return List.copyOf(marks);
    }

    /// About two lines from the sentence that has most of the terms.
    static Snippet of(String body, Collection<String> terms) {
        var text = body.substring(0, Math.min(body.length(), READ)).replaceAll("\\s+", " ");
        var hits = hits(Folding.fold(text), terms);
        int from = bestStart(text, hits);
        int to = Math.min(text.length(), from + LENGTH);
        if (to < text.length()) {
            int blank = text.lastIndexOf(' ', to);
            to = blank > from + LENGTH / 2 ? blank : whole(text, to);
        }
        var cut = text.substring(from, to).stripTrailing();
        var shown = to < text.length() ? cut + "…" : cut;
        return new Snippet(shown, marks(shown, terms));
    }

    private static int bestStart(String text, BitSet hits) {
        int best = 0;
        int most = -1;
        for (int start = 0; start < text.length(); start = nextSentence(text, start)) {
            int end = Math.min(text.length(), start + LENGTH);
            int count = hits.get(start, end).cardinality();
            if (count > most) {
                most = count;
                best = start;
            }
            if (end == text.length()) {
                break; // what follows is shorter and holds no more
            }
        }
        return best;
    }

    private static int nextSentence(String text, int from) {
        for (int i = from; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '。' || ((c == '.' || c == '!' || c == '?') && text.charAt(i + 1) == ' ')) {
                int next = i + 1;
                while (next < text.length() && text.charAt(next) == ' ') {
                    next++;
                }
                return next;
            }
        }
        return text.length();
    }

    private static BitSet hits(String folded, Collection<String> terms) {
        var hits = new BitSet(folded.length());
        var plain = Folding.plain(folded);
        for (var term : terms) {
            var word = term.endsWith("*") ? term.substring(0, term.length() - 1) : term;
            if (word.length() < 2 && !isIdeograph(word)) {
                continue; // single letters and syllables are everywhere
            }
            find(folded, word, hits);
            if (plain.length() == folded.length() && !plain.equals(folded)) {
                find(plain, word, hits);
            }
        }
        return hits;
    }

    private static void find(String text, String word, BitSet hits) {
        boolean fromStart = word.codePointAt(0) < 0x250
                || Character.UnicodeBlock.CYRILLIC.equals(Character.UnicodeBlock.of(word.charAt(0)));
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (!fromStart || at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                hits.set(at, at + word.length());
            }
        }
    }

    private static boolean isIdeograph(String word) {
        return !word.isEmpty() && Character.isIdeographic(word.codePointAt(0));
    }

    /// Never between the two halves of a character.
    private static int whole(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}

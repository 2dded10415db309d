package org.dasan.knowledgebase.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Korean letters: taking syllables apart, initial consonants, and what a question says that was typed with the
/// keyboard set to English (two-set layout).
final class Hangul {
    private static final int FIRST = 0xAC00;
    private static final int LAST = 0xD7A3;
    private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private static final String VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
    /// The first place stands for no final consonant.
    private static final String FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

    /// Letters that are typed as two.
    private static final Map<Character, String> COMPOUND = Map.ofEntries(
            Map.entry('ㄳ', "ㄱㅅ"),
            Map.entry('ㄵ', "ㄴㅈ"),
            Map.entry('ㄶ', "ㄴㅎ"),
            Map.entry('ㄺ', "ㄹㄱ"),
            Map.entry('ㄻ', "ㄹㅁ"),
            Map.entry('ㄼ', "ㄹㅂ"),
            Map.entry('ㄽ', "ㄹㅅ"),
            Map.entry('ㄾ', "ㄹㅌ"),
            Map.entry('ㄿ', "ㄹㅍ"),
            Map.entry('ㅀ', "ㄹㅎ"),
            Map.entry('ㅄ', "ㅂㅅ"),
            Map.entry('ㅘ', "ㅗㅏ"),
            Map.entry('ㅙ', "ㅗㅐ"),
            Map.entry('ㅚ', "ㅗㅣ"),
            Map.entry('ㅝ', "ㅜㅓ"),
            Map.entry('ㅞ', "ㅜㅔ"),
            Map.entry('ㅟ', "ㅜㅣ"),
            Map.entry('ㅢ', "ㅡㅣ"));

    private static final String KEYS = "rRseEfaqQtTdwWczxvgkoiOjpuPhynbml";
    private static final String LETTERS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ";

    private Hangul() {}

    static boolean isSyllable(int c) {
        return c >= FIRST && c <= LAST;
    }

    /// A single letter as it stands in a half-typed word.
    static boolean isLetter(int c) {
        return c >= 'ㄱ' && c <= 'ㅣ';
    }

    static boolean isConsonant(int c) {
        return c >= 'ㄱ' && c <= 'ㅎ';
    }

    /// The text letter by letter, in the order of typing; anything else stays as it is.
    static String letters(String text) {
        var letters = new StringBuilder(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSyllable(c)) {
                int place = c - FIRST;
                letters.append(INITIALS.charAt(place / 588));
                append(letters, VOWELS.charAt(place % 588 / 28));
                if (place % 28 > 0) {
                    append(letters, FINALS.charAt(place % 28));
                }
            } else {
                append(letters, c);
            }
        }
        return letters.toString();
    }

    private static void append(StringBuilder letters, char c) {
        var parts = COMPOUND.get(c);
        if (parts == null) {
            letters.append(c);
        } else {
            letters.append(parts);
        }
    }

    /// The initial consonant of each syllable; anything else stays as it is.
    static String initials(String text) {
        var initials = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSyllable(c)) {
                initials.append(INITIALS.charAt((c - FIRST) / 588));
            } else {
                append(initials, c);
            }
        }
        return initials.toString();
    }

    /// What these keys give on a Korean keyboard; empty when they give no Korean words. The last syllable may be
    /// half-typed.
    static Optional<String> typed(String keys) {
        var letters = new StringBuilder(keys.length());
        for (int i = 0; i < keys.length(); i++) {
            char c = keys.charAt(i);
            int place = KEYS.indexOf(c);
            if (place < 0) {
                place = KEYS.indexOf(Character.toLowerCase(c)); // most keys mean the same with shift
            }
            if (place < 0 && Character.isLetter(c)) {
                return Optional.empty();
            }
            letters.append(place < 0 ? c : LETTERS.charAt(place));
        }
        var text = composed(letters.toString());
        for (int i = 0; i < text.length() - 1; i++) {
            if (isLetter(text.charAt(i))) {
                return Optional.empty(); // a letter that belongs to no syllable: these were English words
            }
        }
        return text.chars().anyMatch(Hangul::isSyllable) ? Optional.of(text) : Optional.empty();
    }

    /// Puts letters together into syllables as a keyboard does.
    private static String composed(String letters) {
        var text = new StringBuilder();
        int i = 0;
        while (i < letters.length()) {
            int initial = INITIALS.indexOf(letters.charAt(i));
            if (initial < 0 || i + 1 >= letters.length() || !isVowel(letters.charAt(i + 1))) {
                text.append(letters.charAt(i++));
                continue;
            }
            char vowel = letters.charAt(i + 1);
            i += 2;
            var joined = i < letters.length() ? compound(vowel, letters.charAt(i)) : null;
            if (joined != null && isVowel(joined)) {
                vowel = joined;
                i++;
            }
            int last = 0;
            if (endsSyllable(letters, i)) {
                last = FINALS.indexOf(letters.charAt(i));
                var both = endsSyllable(letters, i + 1) ? compound(letters.charAt(i), letters.charAt(i + 1)) : null;
                if (both != null && FINALS.indexOf(both) > 0) {
                    last = FINALS.indexOf(both);
                    i++;
                }
                i++;
            }
            text.append((char) (FIRST + (initial * 21 + VOWELS.indexOf(vowel)) * 28 + last));
        }
        return text.toString();
    }

    /// Whether the letter at this place is a final consonant: one that no vowel follows.
    private static boolean endsSyllable(String letters, int i) {
        return i < letters.length()
                && FINALS.indexOf(letters.charAt(i)) > 0
                && (i + 1 >= letters.length() || !isVowel(letters.charAt(i + 1)));
    }

    private static boolean isVowel(char c) {
        return c >= 'ㅏ' && c <= 'ㅣ';
    }

    private static @Nullable Character compound(char first, char second) {
        var pair = List.of(first, second);
        return COMPOUND.entrySet().stream()
                .filter(each -> each.getValue().charAt(0) == pair.getFirst()
                        && each.getValue().charAt(1) == pair.getLast())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}

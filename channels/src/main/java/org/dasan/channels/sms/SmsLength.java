package org.dasan.channels.sms;

import java.nio.charset.Charset;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dasan.interactions.Graphemes;

/// How long a text is for those who carry it.
///
/// @param letters     as people count
/// @param gsm         whether it fits the alphabet of plain SMS, else each unit has 16 bits
/// @param segments    how many texts it is sent as, put together again by the telephone
/// @param koreanBytes in MS949, by which Korean networks count; what that cannot write counts as nothing
/// @param unwritable  characters that MS949 has not: a Korean network would send `?`
record SmsLength(
        int letters, boolean gsm, int segments, int koreanBytes, KoreanType koreanType, List<String> unwritable) {
    /// Longest text that is sent, in letters.
    static final int LONGEST = 1_000;

    private static final int SHORT_BYTES = 90;
    private static final int LONG_BYTES = 2_000;
    private static final Charset MS949 = Charset.forName("x-windows-949");
    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                    + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€"; // an escape before each: two units

    SmsLength {
        unwritable = List.copyOf(unwritable);
    }

    /// What a Korean network sends it as.
    enum KoreanType {
        SMS,
        LMS,
        /// Longer than any.
        TOO_LONG
    }

    static SmsLength of(String text) {
        boolean gsm = text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
        int units = gsm
                ? text.length()
                        + (int) text.chars()
                                .filter(c -> EXTENDED.indexOf(c) >= 0)
                                .count()
                : text.length();
        var unwritable = unwritable(text);
        int bytes = koreanBytes(text);
        var type = bytes <= SHORT_BYTES ? KoreanType.SMS : bytes <= LONG_BYTES ? KoreanType.LMS : KoreanType.TOO_LONG;
        return new SmsLength(Graphemes.count(text), gsm, segments(units, gsm), bytes, type, unwritable);
    }

    private static int segments(int units, boolean gsm) {
        int alone = gsm ? 160 : 70;
        int joined = gsm ? 153 : 67; // a header tells which part it is
        return units <= alone ? 1 : Math.ceilDiv(units, joined);
    }

    private static int koreanBytes(String text) {
        var encoder = MS949.newEncoder();
        return text.codePoints()
                .mapToObj(Character::toString)
                .filter(encoder::canEncode)
                .mapToInt(character -> character.getBytes(MS949).length)
                .sum();
    }

    private static List<String> unwritable(String text) {
        var encoder = MS949.newEncoder();
        var found = new ArrayList<String>();
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int start = 0;
        for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
            var character = text.substring(start, end);
            if (!encoder.canEncode(character) && !found.contains(character)) {
                found.add(character);
            }
            start = end;
        }
        return found;
    }
}

package org.dasan.city;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The languages citizens are served in, as ISO 639-1 codes.
public final class Languages {
    /// In the order in which screens list them.
    public static final List<String> ALL = List.of("ko", "en", "zh", "ja", "vi", "mn");

    private static final Set<String> CODES = Set.of(Locale.getISOLanguages());

    private Languages() {}

    /// Whether `code` is one of [#ALL].
    public static boolean knows(String code) {
        return ALL.contains(code);
    }

    /// Whether `code` is a language at all, in ISO 639-1: a city can serve others than [#ALL] where its own words are
    /// enough, such as in queues and flows.
    public static boolean isCode(String code) {
        return CODES.contains(code);
    }

    /// Returns `code` when it is a language.
    ///
    /// @throws IllegalArgumentException when it is not
    public static String require(String code) {
        if (!isCode(code)) {
            throw new IllegalArgumentException("language must be a code such as ko, of two letters, but was " + code);
        }
        return code;
    }
}

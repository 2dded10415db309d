package org.dasan.city;

import java.util.List;

/// The languages citizens are served in, as ISO 639-1 codes.
public final class Languages {
    /// In the order in which screens list them.
    public static final List<String> ALL = List.of("ko", "en", "zh", "ja", "vi", "mn");

    private Languages() {}

    /// Whether `code` is one of [#ALL].
    public static boolean knows(String code) {
        return ALL.contains(code);
    }

    /// Returns `code` when it is one of [#ALL].
    ///
    /// @throws IllegalArgumentException when it is not
    public static String require(String code) {
        if (!knows(code)) {
            throw new IllegalArgumentException("language must be one of " + ALL + " but was " + code);
        }
        return code;
    }
}

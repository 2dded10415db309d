package org.dasan.city;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/// A text for people that comes from configuration, in one or more languages. Its JSON is the plain map.
///
/// @param byLanguage language code to text; at least one, none blank
public record Label(@JsonValue Map<String, String> byLanguage) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Label {
        byLanguage.forEach((language, text) -> {
            Languages.require(language);
            if (text.isBlank()) {
                throw new IllegalArgumentException("label in " + language + " is blank");
            }
        });
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("label needs a text in at least one language");
        }
        byLanguage = Map.copyOf(byLanguage);
    }

    /// A label in the two languages staff work in.
    public static Label of(String ko, String en) {
        return new Label(Map.of("ko", ko, "en", en));
    }

    /// The text in `language`, else in English, else in Korean, else in the first language there is.
    public String in(String language) {
        for (var wanted : new String[] {language, "en", "ko"}) {
            var text = byLanguage.get(wanted);
            if (text != null) {
                return text;
            }
        }
        return new TreeMap<>(byLanguage).firstEntry().getValue();
    }
}

package org.dasan.citizenapp.pages;

import java.util.Locale;
import java.util.Map;

/// The words of the citizen's pages in one language.
///
/// @param language ISO 639-1 code
/// @param byKey    `section.key` to text; `{name}` stands for a value
record Texts(String language, Map<String, String> byKey) {
    Texts {
        byKey = Map.copyOf(byKey);
    }

    /// The text of `key` with its values filled in.
    ///
    /// @param namesAndValues alternating: a name without its braces, then what stands for it
    /// @throws IllegalArgumentException when there is no such text
    public String say(String key, Object... namesAndValues) {
        var text = byKey.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language);
        }
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            text = text.replace("{" + namesAndValues[i] + "}", String.valueOf(namesAndValues[i + 1]));
        }
        return text;
    }

    /// What another language is called in this one.
    public String nameOf(String otherLanguage) {
        return say("common.in" + Character.toUpperCase(otherLanguage.charAt(0)) + otherLanguage.substring(1));
    }

    public Locale locale() {
        return Locale.of(language);
    }
}

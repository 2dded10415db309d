package org.dasan.knowledgebase.search;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import org.dasan.city.Languages;

/// Which languages a question may be in, by the look of it.
final class Scripts {
    private Scripts() {}

    static List<String> languages(String joined) {
        var scripts = EnumSet.noneOf(UnicodeScript.class);
        joined.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        if (scripts.contains(UnicodeScript.HANGUL)) {
            return List.of("ko");
        }
        if (scripts.contains(UnicodeScript.HIRAGANA) || scripts.contains(UnicodeScript.KATAKANA)) {
            return List.of("ja");
        }
        if (scripts.contains(UnicodeScript.HAN)) {
            return List.of("zh", "ja");
        }
        if (scripts.contains(UnicodeScript.CYRILLIC)) {
            return List.of("mn");
        }
        if (scripts.contains(UnicodeScript.LATIN)) {
            return joined.chars().allMatch(c -> c < 128) ? List.of("en", "vi", "ko") : List.of("vi", "en");
        }
        return Languages.ALL;
    }
}

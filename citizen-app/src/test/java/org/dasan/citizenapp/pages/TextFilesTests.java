package org.dasan.citizenapp.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dasan.city.Languages;
import org.junit.jupiter.api.Test;

class TextFilesTests {
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    private final TextFiles files = new TextFiles();

    @Test
    void everyLanguageHasEveryText() {
        var korean = files.in("ko").byKey().keySet();

        for (var language : Languages.ALL) {
            assertThat(files.in(language).byKey().keySet()).as(language).isEqualTo(korean);
        }
    }

    @Test
    void noTextIsEmptyOrStillKorean() {
        for (var language : Languages.ALL) {
            files.in(language).byKey().forEach((key, text) -> {
                assertThat(text).as(language + " " + key).isNotBlank();
                assertThat(language.equals("ko") || text.codePoints().noneMatch(c -> c >= 0xAC00 && c <= 0xD7A3))
                        .as(language + " " + key + " without Hangul")
                        .isTrue();
            });
        }
    }

    @Test
    void everyTranslationHasTheValuesOfTheKoreanText() {
        var korean = files.in("ko");

        for (var language : Languages.ALL) {
            korean.byKey()
                    .forEach((key, text) -> assertThat(places(files.in(language).say(key)))
                            .as(language + " " + key)
                            .isEqualTo(places(text)));
        }
    }

    @Test
    void fillsInValues() {
        assertThat(files.in("en").say("home.aheadMinutes", "n", 2, "minutes", 4))
                .isEqualTo("2 ahead · about 4 min");
    }

    @Test
    void knowsOtherLanguagesByName() {
        assertThat(files.in("vi").nameOf("en")).isEqualTo("Tiếng Anh");
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(result -> result.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

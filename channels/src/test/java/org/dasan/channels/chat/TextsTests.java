package org.dasan.channels.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dasan.city.access.Problem;
import org.dasan.interactions.Graphemes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTests {
    @Test
    void countsWhatPeopleSeeAsOneCharacterOnce() {
        assertThat(Graphemes.count("가나")).isEqualTo(2);
        assertThat(Graphemes.count("각각")).isEqualTo(2);
        assertThat(Graphemes.count("👨‍👩‍👧‍👦🇰🇷")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t\n", "half \ud83d", "\udc4b", "nul \0"})
    void refusesWhatIsNoText(String text) {
        assertThatThrownBy(() -> Texts.require("text", text)).isInstanceOf(Problem.class);
    }

    @Test
    void boundsWhatOneCharacterIsPiledUpFrom() {
        assertThatThrownBy(() -> Texts.require("text", "a" + "\u0301".repeat(40_000)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void leavesTextAsItIs() {
        var text = "  첫 줄\r\n둘째 줄 e\u0301 ";

        assertThat(Texts.require("text", text)).isSameAs(text);
    }
}

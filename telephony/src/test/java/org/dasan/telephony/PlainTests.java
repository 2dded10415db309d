package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTests {
    @ParameterizedTest
    @ValueSource(strings = {"a\r\nAction: Originate", "a\nb", "a\tb", "a\u0000", "a\u0085b"})
    void noFieldHoldsAControlCharacter(String text) {
        assertThatThrownBy(() -> Plain.field(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b", "a&b", "${X}", "a b", "a|b", "a)b", "a^b", "a/b", "\"a\"", "가"})
    void noWordHoldsTheExchangesGrammar(String text) {
        assertThatThrownBy(() -> Plain.word(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersLinesAndIdsPass() {
        assertThat(Plain.word("+82212345678")).isEqualTo("+82212345678");
        assertThat(Plain.word("web07")).isEqualTo("web07");
        assertThat(Plain.field("김 상담 <120>")).isEqualTo("김 상담 <120>");
    }
}

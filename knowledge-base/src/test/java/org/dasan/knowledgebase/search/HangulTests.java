package org.dasan.knowledgebase.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HangulTests {
    @Test
    void readsWhatWasTypedWithTheOtherKeyboard() {
        assertThat(Hangul.typed("qhwhrma")).contains("보조금");
        assertThat(Hangul.typed("EKrwl")).contains("딱지");
        assertThat(Hangul.typed("rkqtdl")).contains("값이");
        assertThat(Hangul.typed("eogudvPrlanf")).contains("대형폐기물");
        assertThat(Hangul.typed("wncka")).contains("주참");
        assertThat(Hangul.typed("wnckr")).contains("주착");
        assertThat(Hangul.typed("hello")).isEmpty();
        assertThat(Hangul.typed("120")).isEmpty();
    }

    @Test
    void takesSyllablesApartInTheOrderOfTyping() {
        assertThat(Hangul.letters("과태료")).isEqualTo("ㄱㅗㅏㅌㅐㄹㅛ");
        assertThat(Hangul.letters("값A1")).isEqualTo("ㄱㅏㅂㅅA1");
        assertThat(Hangul.initials("주차 신청")).isEqualTo("ㅈㅊ ㅅㅊ");
    }
}

package org.dasan.interactions.survey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingTextTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | 5",
                "５ | 5",
                "⑤ | 5",
                "4️⃣ | 4",
                "3점 | 3",
                "３점. | 3",
                "' 1 \n' | 1",
                "4/5 | 4",
                "5점 만점에 4점 | 4",
                "4分 | 4",
                "2 điểm | 2",
                "5 ОНОО | 5",
                "5!!! | 5"
            })
    void readsARatingHoweverItIsWritten(String text, int rating) {
        assertThat(RatingText.read(text)).contains(new Answer(rating, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 친절했어요 | 5 | 친절했어요",
                "4점, 조금 오래 걸렸어요 ㅠㅠ | 4 | 조금 오래 걸렸어요 ㅠㅠ",
                "'1\nToo slow.' | 1 | Too slow.",
                "5점！ 고맙습니다 ① | 5 | 고맙습니다 ①"
            })
    void keepsTheWordsBehindItAsTheyAre(String text, int rating, String words) {
        assertThat(RatingText.read(text)).contains(new Answer(rating, words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "6",
                "10",
                "55",
                "5월 3일에 다시 문의합니다",
                "3시에 전화 주세요",
                "2번 버스",
                "4.5",
                "1,000원이 맞나요",
                "2026-11-30",
                "3-4",
                "1. 여권은 어디서 만드나요",
                "2 명이 가도 되나요?",
                "5점이요? 왜 물으세요",
                "고맙습니다 5",
                "안녕하세요"
            })
    void leavesToAPersonWhatMayWantAnAnswer(String text) {
        assertThat(RatingText.read(text)).isEmpty();
    }
}

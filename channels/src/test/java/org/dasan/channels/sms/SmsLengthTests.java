package org.dasan.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.dasan.channels.sms.SmsLength.KoreanType;
import org.junit.jupiter.api.Test;

/// How long texts are, in each of the units that somebody counts.
class SmsLengthTests {
    @Test
    void countsSyllablesAsKoreanNetworksDo() {
        assertKorean("가".repeat(45), 90, KoreanType.SMS);
        assertKorean("가".repeat(46), 92, KoreanType.LMS);
        assertKorean("가".repeat(1000), 2000, KoreanType.LMS);
        assertKorean("가".repeat(1001), 2002, KoreanType.TOO_LONG);
        assertKorean("a".repeat(90), 90, KoreanType.SMS);
    }

    @Test
    void countsSegmentsAsTheNetworksOfOtherCountriesDo() {
        assertThat(SmsLength.of("가".repeat(70)).segments()).isEqualTo(1);
        assertThat(SmsLength.of("가".repeat(71)).segments()).isEqualTo(2);
        assertThat(SmsLength.of("가".repeat(1000)).segments()).isEqualTo(15);
        assertThat(SmsLength.of("a".repeat(160)).segments()).isEqualTo(1);
        assertThat(SmsLength.of("a".repeat(161)).segments()).isEqualTo(2);
        assertThat(SmsLength.of("[".repeat(80)).segments()).isEqualTo(1);
        assertThat(SmsLength.of("[".repeat(81)).segments()).isEqualTo(2);
        assertThat(SmsLength.of("👍".repeat(35)).segments()).isEqualTo(1);
        assertThat(SmsLength.of("👍".repeat(36)).segments()).isEqualTo(2);
    }

    @Test
    void writesRareSyllablesAndNamesWhatKoreanNetworksCannotWrite() {
        assertThat(SmsLength.of("똠방각하 펲시").unwritable()).isEmpty();
        assertThat(SmsLength.of("똠").koreanBytes()).isEqualTo(2);
        assertThat(SmsLength.of("좋아요 👍 👍 👨‍👩‍👧‍👦").unwritable()).containsExactly("👍", "👨‍👩‍👧‍👦");
        assertThat(SmsLength.of("👍👨‍👩‍👧‍👦").letters()).isEqualTo(2);
    }

    private static void assertKorean(String text, int bytes, KoreanType type) {
        var length = SmsLength.of(text);
        assertThat(length.koreanBytes()).isEqualTo(bytes);
        assertThat(length.koreanType()).isEqualTo(type);
        assertThat(length.unwritable()).isEmpty();
    }
}

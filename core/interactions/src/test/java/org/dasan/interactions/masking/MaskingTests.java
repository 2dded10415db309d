package org.dasan.interactions.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTests {
    private static final int[] WEIGHTS = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};

    @Test
    void hidesTheSecondHalfOfARegistrationNumberInsideKoreanText() {
        var number = registration("9001011", "23456", false);

        var masked = Masking.mask("제 번호는 " + number.substring(0, 6) + "-" + number.substring(6) + "입니다.");

        assertThat(masked.text()).isEqualTo("제 번호는 900101-•••••••입니다.");
        assertThat(masked.registrations()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s%s", "%s %s", "%s.%s", "%s–%s", "%s\u200B-%s", "%s\u2060%s"})
    void seesARegistrationNumberHoweverItIsWritten(String pattern) {
        var number = registration("8512242", "00112", false);

        var masked = Masking.mask(pattern.formatted(number.substring(0, 6), number.substring(6)));

        assertThat(masked.registrations()).isEqualTo(1);
        assertThat(masked.text()).startsWith("851224").endsWith("•••••••").doesNotContain(number.substring(6));
    }

    @Test
    void seesFullWidthDigits() {
        var number = registration("7703151", "98765", false);
        var wide = number.chars().map(c -> c - '0' + '０').collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);

        assertThat(Masking.mask(wide.toString()).registrations()).isEqualTo(1);
    }

    @Test
    void knowsTheChecksumOfForeignRegistrationNumbers() {
        var foreign = registration("9107075", "12340", true);

        assertThat(Masking.mask(foreign).registrations()).isEqualTo(1);
    }

    @Test
    void needsNoChecksumOfThoseBornSinceOctober2020() {
        assertThat(Masking.mask("아기는 201001-3123456, 210315-4000000").registrations()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010-1234-5678",
                "02-120",
                "계좌 110-123-456789",
                "접수번호 1123-0471",
                "900101-1234560 아님", // wrong checksum
                "991301-1234567", // thirteenth month
                "1,234,567,890,123원",
                "2026-11-23 14:32:08"
            })
    void leavesOtherNumbersAlone(String text) {
        assertThat(Masking.mask(text)).isEqualTo(new Masking.Masked(text, 0, 0));
    }

    @Test
    void hidesAllButTheLastFourOfACard() throws CheckDigitException {
        var card = "411111222233344";
        card += LuhnCheckDigit.LUHN_CHECK_DIGIT.calculate(card);
        var written = card.replaceAll("(.{4})(?=.)", "$1-");

        var masked = Masking.mask("카드 " + written + " 로 냈어요");

        assertThat(masked.cards()).isEqualTo(1);
        assertThat(masked.text()).isEqualTo("카드 ••••-••••-••••-" + card.substring(12) + " 로 냈어요");
    }

    @Test
    void hidesSeveralSecretsInOneMessageAndKeepsThePhoneNumberBetweenThem() throws CheckDigitException {
        var number = registration("6502281", "55555", false);
        var card = "9490123412341234".substring(0, 15);
        card += LuhnCheckDigit.LUHN_CHECK_DIGIT.calculate(card);

        var masked = Masking.mask(number + ", 010-9876-5432, " + card);

        assertThat(masked.registrations()).isEqualTo(1);
        assertThat(masked.cards()).isEqualTo(1);
        assertThat(masked.text()).contains("010-9876-5432");
    }

    @Test
    void isLinearOnHostileInput() {
        var hostile = "1-".repeat(200_000) + "4".repeat(1000);

        var masked = Masking.mask(hostile);

        assertThat(masked.text()).hasSameSizeAs(hostile);
    }

    private static String registration(String start, String middle, boolean foreign) {
        var twelve = start + middle;
        int sum = IntStream.range(0, 12).map(i -> WEIGHTS[i] * (twelve.charAt(i) - '0')).sum();
        int check = (11 - sum % 11) % 10;
        return twelve + (foreign ? (check + 2) % 10 : check);
    }
}

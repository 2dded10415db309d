package org.dasan.interactions.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dasan.interactions.masking.Numbers.card;
import static org.dasan.interactions.masking.Numbers.foreign;
import static org.dasan.interactions.masking.Numbers.grouped;
import static org.dasan.interactions.masking.Numbers.resident;
import static org.dasan.interactions.masking.Numbers.spoilt;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dasan.interactions.masking.Masking.Masked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTests {
    private final Random random = new Random(120);

    @Test
    void hidesAllOfARegistrationNumberButTheBirthDate() {
        var number = grouped(resident("9001011", random), "-", 6, 7);

        assertThat(Masking.mask("제 번호는 " + number + "입니다.")).isEqualTo(new Masked("제 번호는 900101-•••••••입니다.", 1, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s%s",
                "%s-%s",
                "%s %s",
                "%s - %s",
                "%s.%s",
                "%s–%s",
                "%s—%s",
                "%s_%s",
                "%s/%s",
                "%s·%s",
                "%s~%s",
                "%sㅡ%s",
                "%s－%s",
                "%s　%s",
                "%s\u00A0%s",
                "%s\u200B%s",
                "%s\u2060-\uFEFF%s",
                "%s\u00AD%s",
                "주민번호%s-%s이고",
                "1. %s-%s",
                "(%s-%s)",
                "01012345678 %s-%s",
                "생년월일 2026.11.23 %s-%s",
                "😀%s-%s😀"
            })
    void seesARegistrationNumberHoweverItIsWritten(String pattern) {
        var number = resident("8512242", random);

        var masked = Masking.mask(pattern.formatted(number.substring(0, 6), number.substring(6)));

        assertThat(masked).isEqualTo(new Masked(pattern.formatted("851224", "•••••••"), 1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7 6", "6 1 6", "2 2 2 7", "2 2 2 1 6"})
    void seesARegistrationNumberInOddGroups(String groups) {
        var lengths = Stream.of(groups.split(" ")).mapToInt(Integer::parseInt).toArray();

        var masked = Masking.mask(grouped(resident("6111231", random), " ", lengths));

        assertThat(masked.registrations()).isEqualTo(1);
        assertThat(masked.text().replace(" ", "")).isEqualTo("611123•••••••");
    }

    @Test
    void seesDigitsWrittenOneByOne() {
        var number = resident("9001012", random)
                .chars()
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));

        assertThat(Masking.mask(number).text()).isEqualTo("9 0 0 1 0 1 • • • • • • •");
    }

    @ParameterizedTest
    @ValueSource(ints = {'０', '٠', '०', 0x1D7CE})
    void seesDigitsOfOtherScriptsAndStyles(int zero) {
        var styled = styled(resident("7703151", random), zero);

        var masked = Masking.mask("번호 " + styled);

        assertThat(masked).isEqualTo(new Masked("번호 " + styled("770315", zero) + "•••••••", 1, 0));
    }

    @Test
    void seesKeycapsAndDigitsWithInvisibleCharactersBetween() {
        var number = resident("7703152", random);
        var keycaps = number.chars().mapToObj(c -> (char) c + "\uFE0F\u20E3").collect(Collectors.joining());
        var hidden = number.chars().mapToObj(Character::toString).collect(Collectors.joining("\u200D"));

        assertThat(Masking.mask(keycaps).registrations()).isEqualTo(1);
        assertThat(Masking.mask(hidden).text())
                .isEqualTo("770315•••••••".chars().mapToObj(Character::toString).collect(Collectors.joining("\u200D")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9107075", "9107076", "0107077", "0107078"})
    void knowsTheChecksumOfForeignRegistrationNumbers(String start) {
        assertThat(Masking.mask(foreign(start, random)).registrations()).isEqualTo(1);
        assertThat(Masking.mask(spoilt(foreign(start, random))).registrations()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0002293", "2009304", "9912311", "0407194", "9912319", "9912310"})
    void knowsEveryCenturyAndLeapYears(String start) {
        assertThat(Masking.mask(grouped(resident(start, random), "-", 6, 7)).registrations())
                .isEqualTo(1);
        assertThat(Masking.mask(grouped(spoilt(resident(start, random)), "-", 6, 7))
                        .registrations())
                .isZero();
    }

    @Test
    void needsNoChecksumOfThoseBornSinceOctober2020() {
        assertThat(Masking.mask("아기는 201001-3123456, 210315-4000000, 220101-7000001")
                        .registrations())
                .isEqualTo(3);
    }

    static Stream<String> cards() {
        var random = new Random(16);
        return Stream.of(
                card("4", 16, random),
                card("4", 19, random),
                card("51", 16, random),
                card("2221", 16, random),
                card("2720", 16, random),
                card("34", 15, random),
                card("37", 15, random),
                card("36", 14, random),
                card("3530", 16, random),
                card("6011", 16, random),
                card("621", 16, random),
                card("621", 19, random),
                card("9490", 16, random),
                card("6761", 18, random));
    }

    @ParameterizedTest
    @MethodSource("cards")
    void hidesAllOfACardNumberButTheLastFour(String card) {
        var masked = Masking.mask("카드 " + card + "로 냈어요");

        assertThat(masked)
                .isEqualTo(new Masked(
                        "카드 " + "•".repeat(card.length() - 4) + card.substring(card.length() - 4) + "로 냈어요", 0, 1));
        assertThat(Masking.mask(spoilt(card)).cards()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "4111, 16, 4 4 4 4",
        "9490, 16, 8 8",
        "37, 15, 4 6 5",
        "37, 15, 4 4 4 3",
        "36, 14, 4 6 4",
        "36, 14, 4 4 4 2",
        "62, 19, 4 4 4 4 3",
        "62, 19, 6 13",
        "4, 13, 4 3 3 3"
    })
    void seesACardInTheGroupsPrintedOnIt(String prefix, int length, String groups) {
        var card = card(prefix, length, random);
        var lengths = Stream.of(groups.split(" ")).mapToInt(Integer::parseInt).toArray();

        for (var separator : new String[] {"-", " ", " - ", "."}) {
            var masked = Masking.mask("01 " + grouped(card, separator, lengths) + " 끝");
            assertThat(masked.cards()).isEqualTo(1);
            assertThat(masked.text()).startsWith("01 •").endsWith(" 끝");
            assertThat(masked.text().replaceAll("[^0-9•]", "").substring(2))
                    .isEqualTo("•".repeat(length - 4) + card.substring(length - 4));
        }
    }

    static Stream<String> otherNumbers() {
        var random = new Random(7);
        return Stream.of(
                "010-1234-5678",
                "+82 10 1234 5678",
                "02-120",
                "1588-1234",
                "00700-82-10-1234-5678",
                "010-1234-5678 010-9876-5432",
                "계좌 110-123-456789",
                "농협 301-0123-4567-81",
                "카카오 3333-01-1234567",
                "우리 1002-123-456789",
                "접수번호 20261123-0001234",
                "1AA-2611-0471",
                "사건 2026가단123456",
                "1,234,567,890,123원",
                "12 345 678원",
                "0.9001011234567",
                "2026-11-23 14:32:08",
                "2026. 11. 23. 14시",
                "등기 12345-6789-0123",
                "880" + "1" + "043" + "014809", // a bar code
                "1795392728000", // a time stamp
                "주문 2611230001234",
                "사업자 123-45-67890",
                "법인 110111-0012345",
                spoilt(resident("9001011", random)),
                grouped(spoilt(resident("9001011", random)), "-", 6, 7),
                grouped(resident("9913011", random), "-", 6, 7), // thirteenth month
                grouped(resident("9002301", random), "-", 6, 7), // thirtieth of February
                resident("9001011", random) + "0",
                "1" + resident("9001011", random), // other lengths
                resident("2611230", random), // nobody of 1826
                spoilt(card("4", 16, random)),
                card("1", 16, random),
                card("7", 16, random),
                card("35", 15, random),
                card("4", 13, random),
                grouped(card("4111", 16, random), ",", 4, 4, 4, 4),
                grouped(card("4", 16, random), "-", 3, 4, 4, 5));
    }

    @ParameterizedTest
    @MethodSource("otherNumbers")
    void leavesOtherNumbersAlone(String text) {
        assertThat(Masking.mask(text)).isEqualTo(new Masked(text, 0, 0));
    }

    @Test
    void hidesSeveralSecretsInOneMessageAndKeepsWhatStandsBetween() {
        var first = grouped(resident("6502281", random), "-", 6, 7);
        var second = foreign("9107076", random);
        var card = card("9490", 16, random);

        var masked = Masking.mask(
                "저는 " + first + ", 남편은 " + second + ", 전화 010-9876-5432, 카드 " + grouped(card, " ", 4, 4, 4, 4) + "입니다");

        assertThat(masked)
                .isEqualTo(new Masked(
                        "저는 650228-•••••••, 남편은 910707•••••••, 전화 010-9876-5432, 카드 •••• •••• •••• "
                                + card.substring(12) + "입니다",
                        2,
                        1));
    }

    @Test
    void seesSecretsThatFollowEachOtherWithoutAWordBetween() {
        var text =
                grouped(resident("6502281", random), "-", 6, 7) + " " + grouped(card("4", 16, random), "-", 4, 4, 4, 4)
                        + " " + grouped(resident("0102033", random), "-", 6, 7);

        var masked = Masking.mask(text);

        assertThat(masked.registrations()).isEqualTo(2);
        assertThat(masked.cards()).isEqualTo(1);
    }

    @Test
    void maskingTwiceChangesNothingMore() {
        var once = Masking.mask(resident("9001011", random) + " " + card("4", 16, random));

        assertThat(Masking.mask(once.text())).isEqualTo(new Masked(once.text(), 0, 0));
    }

    @Test
    void keepsBrokenTextAsItIs() {
        var broken = "\uD800 900101-1234\uDC00 \u0000";

        assertThat(Masking.mask(broken).text()).isEqualTo(broken);
        assertThat(Masking.mask("")).isEqualTo(new Masked("", 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1-", "1 - ", "900101-", "4111 ", "1", "-", "\u200B", "9001011234567 ", "411111", "1\u200B"})
    void staysLinearOnHostileInput(String piece) {
        assertThat(Masking.mask(piece.repeat(4_000 / piece.length())).text()).hasSizeGreaterThan(3_900);

        var huge = piece.repeat(500_000 / piece.length()); // a quadratic way would take minutes

        assertThat(Masking.mask(huge).text()).hasSameSizeAs(huge);
    }

    private static String styled(String digits, int zero) {
        return digits.chars()
                .map(c -> c - '0' + zero)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

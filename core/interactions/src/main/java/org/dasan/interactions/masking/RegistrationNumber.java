package org.dasan.interactions.masking;

import java.time.DateTimeException;
import java.time.LocalDate;

/// Korea's resident and foreign registration numbers: birth date, century and sex, six more digits.
final class RegistrationNumber {
    /// Numbers given out from October 2020 on carry no checksum.
    private static final LocalDate WITHOUT_CHECKSUM_FROM = LocalDate.of(2020, 10, 1);

    /// Later births are none we will meet; Korean bar codes (880…) would be people of 2088.
    private static final LocalDate UNBORN_FROM = LocalDate.of(2050, 1, 1);

    private static final int[] WEIGHTS = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};

    private RegistrationNumber() {}

    /// Whether these thirteen digits are one: a real birth date, and a checksum for those born when it was in
    /// use.
    static boolean isValid(String digits) {
        int kind = digit(digits, 6);
        int century = switch (kind) {
            case 9, 0 -> 1800;
            case 1, 2, 5, 6 -> 1900;
            default -> 2000;
        };
        LocalDate birth;
        try {
            birth = LocalDate.of(century + number(digits, 0), number(digits, 2), number(digits, 4));
        } catch (DateTimeException _) {
            return false;
        }
        if (!birth.isBefore(WITHOUT_CHECKSUM_FROM)) {
            return birth.isBefore(UNBORN_FROM);
        }
        return checksumHolds(digits, kind >= 5 && kind <= 8);
    }

    /// Whether the seventh digit puts the birth into the 1800s.
    static boolean isBefore1900(String digits) {
        int kind = digit(digits, 6);
        return kind == 9 || kind == 0;
    }

    private static boolean checksumHolds(String digits, boolean foreign) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * digit(digits, i);
        }
        int check = (11 - sum % 11) % 10;
        return digit(digits, 12) == (foreign ? (check + 2) % 10 : check);
    }

    private static int number(String digits, int from) {
        return digit(digits, from) * 10 + digit(digits, from + 1);
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }
}

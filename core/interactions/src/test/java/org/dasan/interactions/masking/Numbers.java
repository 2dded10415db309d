package org.dasan.interactions.masking;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/// Makes numbers up that are formally right, and ones that are nearly so. They belong to nobody we know.
final class Numbers {
    private static final int[] WEIGHTS = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};

    private Numbers() {}

    /// @param start six digits of a birth date and the digit of century and sex
    static String resident(String start, Random random) {
        var twelve = start + digits(5, random);
        return twelve + check(twelve);
    }

    static String foreign(String start, Random random) {
        var twelve = start + digits(5, random);
        return twelve + (check(twelve) + 2) % 10;
    }

    static String card(String prefix, int length, Random random) {
        var number = prefix + digits(length - prefix.length() - 1, random);
        try {
            return number + LuhnCheckDigit.LUHN_CHECK_DIGIT.calculate(number);
        } catch (CheckDigitException e) {
            throw new IllegalArgumentException(number, e);
        }
    }

    /// The same with another last digit.
    static String spoilt(String number) {
        int last = number.charAt(number.length() - 1) - '0';
        return number.substring(0, number.length() - 1) + (last + 1) % 10;
    }

    /// The digits in groups, with a separator between them.
    static String grouped(String number, String separator, int... lengths) {
        var parts = new StringBuilder();
        int at = 0;
        for (int length : lengths) {
            parts.append(at == 0 ? "" : separator).append(number, at, at + length);
            at += length;
        }
        return parts.toString();
    }

    static String digits(int count, Random random) {
        return IntStream.range(0, count)
                .mapToObj(_ -> String.valueOf(random.nextInt(10)))
                .reduce("", String::concat);
    }

    private static int check(String twelve) {
        int sum = IntStream.range(0, 12)
                .map(i -> WEIGHTS[i] * (twelve.charAt(i) - '0'))
                .sum();
        return (11 - sum % 11) % 10;
    }
}

package org.dasan.interactions.masking;

import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.CreditCardValidator.CreditCardRange;

/// Numbers of payment cards: known beginnings with the lengths they have, and the Luhn check digit.
final class CardNumber {
    private static final int[] SIXTEEN = {16};

    private static final CreditCardValidator KNOWN = new CreditCardValidator(new CreditCardRange[] {
        new CreditCardRange("4", null, new int[] {13, 16, 19}), // Visa
        new CreditCardRange("51", "55", SIXTEEN), // Mastercard
        new CreditCardRange("2221", "2720", SIXTEEN),
        new CreditCardRange("34", null, new int[] {15}), // American Express
        new CreditCardRange("37", null, new int[] {15}),
        new CreditCardRange("300", "305", new int[] {14, 16}), // Diners
        new CreditCardRange("36", null, 14, 19),
        new CreditCardRange("38", "39", 14, 19),
        new CreditCardRange("3528", "3589", 16, 19), // JCB
        new CreditCardRange("60", null, 16, 19), // Discover, RuPay
        new CreditCardRange("644", "659", 16, 19),
        new CreditCardRange("62", null, 16, 19), // UnionPay
        new CreditCardRange("81", "82", 16, 19),
        new CreditCardRange("6304", null, 16, 19), // Maestro
        new CreditCardRange("6759", "6763", 16, 19),
        new CreditCardRange("5018", "5038", 16, 19),
        new CreditCardRange("5893", null, 16, 19),
        new CreditCardRange("2200", "2204", 16, 19), // Mir
        new CreditCardRange("9", null, SIXTEEN) // Korean cards for use at home
    });

    private CardNumber() {}

    static boolean isValid(String digits) {
        return KNOWN.isValid(digits);
    }
}

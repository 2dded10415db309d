package org.dasan.interactions;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/// Telephone numbers in the one form they are stored and compared in.
public final class PhoneNumbers {
    /// Where numbers without a country's code are from.
    private static final String REGION = "KR";

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /// The number in E.164, such as `+82212345678`; empty when the text is no valid number.
    ///
    /// @param text as people write it
    public static Optional<String> e164(String text) {
        try {
            var number = PHONES.parse(text, REGION);
            return PHONES.isValidNumber(number)
                    ? Optional.of(PHONES.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }
}

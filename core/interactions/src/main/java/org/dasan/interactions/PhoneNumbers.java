package org.dasan.interactions;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.Optional;

/// Telephone numbers in the one form they are stored and compared in.
public final class PhoneNumbers {
    /// Where numbers without a country's code are from.
    private static final String REGION = "KR";

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final ShortNumberInfo SHORT = ShortNumberInfo.getInstance();

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

    /// A number as a telephone dials it.
    ///
    /// @param country such as `KR`; `001` for numbers of no country
    /// @param type    what it costs and where it rings: `MOBILE`, `PREMIUM_RATE` …, as libphonenumber names it
    /// @param dialled with the country's code and `+` where it is abroad
    public record Destination(String e164, String country, String type, String dialled) {}

    /// Where a number leads; empty when the text is no valid number.
    public static Optional<Destination> destination(String text) {
        return e164(text).map(e164 -> {
            try {
                var number = PHONES.parse(e164, REGION);
                var country = PHONES.getRegionCodeForNumber(number);
                var dialled = REGION.equals(country)
                        ? PHONES.format(number, PhoneNumberFormat.NATIONAL).replaceAll("[^0-9]", "")
                        : e164;
                PhoneNumberType type = PHONES.getNumberType(number);
                return new Destination(e164, country == null ? "" : country, type.name(), dialled);
            } catch (NumberParseException e) {
                throw new IllegalStateException("a valid number could not be read again", e);
            }
        });
    }

    /// Whether these digits call for help in an emergency.
    public static boolean isEmergency(String digits) {
        return SHORT.isEmergencyNumber(digits, REGION);
    }
}

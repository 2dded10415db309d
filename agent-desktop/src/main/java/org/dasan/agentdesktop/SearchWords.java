package org.dasan.agentdesktop;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dasan.city.Calendars;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.PhoneNumbers;
import org.springframework.stereotype.Component;

/// Reads what somebody typed to find a contact: its number, a telephone number or its last four digits, a mail
/// address, or words of the memo.
@Component
class SearchWords {
    private static final Pattern NUMBER = Pattern.compile("[Cc]-?(\\d{2})(\\d{2})-?(\\d{1,12})");
    private static final Pattern LAST_FOUR = Pattern.compile("\\d{4}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST_WORDS = 8;

    private final Identities identities;
    private final Calendars calendars;
    private final Clock clock;

    SearchWords(Identities identities, Calendars calendars, Clock clock) {
        this.identities = identities;
        this.calendars = calendars;
        this.clock = clock;
    }

    /// What is looked for. Of number, last four, identity and words, one is there; `nothing` when an address was
    /// given that nobody has ever used, or a number on a day there is not.
    record Meant(
            Optional<Long> number,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> last4,
            Optional<UUID> identity,
            List<String> words,
            boolean nothing) {
        static final Meant NOTHING = meant(List.of(), true);

        private static Meant meant(List<String> words, boolean nothing) {
            return new Meant(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    words,
                    nothing);
        }
    }

    Meant read(String typed) {
        var text = typed.strip();
        var number = NUMBER.matcher(text);
        if (number.matches()) {
            return day(Integer.parseInt(number.group(1)), Integer.parseInt(number.group(2)))
                    .map(day -> new Meant(
                            Optional.of(Long.valueOf(number.group(3))),
                            Optional.of(start(day)),
                            Optional.of(start(day.plusDays(1))),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            false))
                    .orElse(Meant.NOTHING);
        }
        if (LAST_FOUR.matcher(text).matches()) {
            return new Meant(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(text),
                    Optional.empty(),
                    List.of(),
                    false);
        }
        var phone = PhoneNumbers.e164(text);
        if (phone.isPresent()) {
            return identity(IdentityKind.PHONE, phone.get());
        }
        if (text.contains("@")) {
            return identity(IdentityKind.EMAIL, text.toLowerCase(Locale.ROOT));
        }
        var words = Arrays.stream(BETWEEN_WORDS.split(text))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        return Meant.meant(words, words.isEmpty());
    }

    private Meant identity(IdentityKind kind, String address) {
        var known = identities.find(kind, address);
        return known.isEmpty()
                ? Meant.NOTHING
                : new Meant(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        known,
                        List.of(),
                        false);
    }

    /// The last day of that name: numbers do not tell the year.
    private Optional<LocalDate> day(int month, int dayOfMonth) {
        var today = LocalDate.ofInstant(clock.instant(), calendars.zone());
        for (int year = today.getYear(); year > today.getYear() - 5; year--) {
            try {
                var day = LocalDate.of(year, month, dayOfMonth);
                if (!day.isAfter(today)) {
                    return Optional.of(day);
                }
            } catch (DateTimeException _) {
                // 29 February of a year without one, or no day at all
            }
        }
        return Optional.empty();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(calendars.zone()).toInstant();
    }
}

package org.dasan.channels.sms;

import java.util.List;
import java.util.Optional;
import org.dasan.channels.TextProvider;
import org.dasan.interactions.PhoneNumbers;

/// With whom the provider knows the city, and by which numbers citizens do.
///
/// @param tokens secrets that sign what the provider sends; the first one signs in there
record TwilioAccount(String sid, List<String> tokens, List<Line> lines) {
    /// A demonstration's, which everybody knows; its provider runs on the same machine.
    static final TwilioAccount DEMONSTRATION = new TwilioAccount(
            TextProvider.DEMONSTRATION.sid(),
            List.of(TextProvider.DEMONSTRATION.token()),
            List.of(new Line(TextProvider.DEMONSTRATION.number(), Line.USUAL)));

    /// One of the city's numbers and the entry point behind it.
    record Line(String number, String entryPoint) {
        static final String USUAL = "sms";

        Line {
            number = PhoneNumbers.e164(number).orElse(number);
        }
    }

    TwilioAccount {
        tokens = List.copyOf(tokens);
        lines = List.copyOf(lines);
    }

    String token() {
        return tokens.getFirst();
    }

    /// The line a text came in on, as the provider writes the number.
    Optional<Line> line(String number) {
        var normal = PhoneNumbers.e164(number).orElse(number);
        return lines.stream().filter(line -> line.number().equals(normal)).findFirst();
    }

    /// The line of an entry point, by its key.
    Optional<Line> lineOf(String entryPoint) {
        return lines.stream()
                .filter(line -> line.entryPoint().equals(entryPoint))
                .findFirst();
    }

    /// Shows no secret.
    @Override
    public String toString() {
        return "TwilioAccount[" + sid + "]";
    }
}

package org.dasan.telephony;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.access.Problem;
import org.dasan.city.configuration.Documents;
import org.dasan.interactions.PhoneNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Which numbers outside may be dialled: those of the countries and kinds that the operator allows, emergency
/// numbers, and what the city itself wrote down as speed dials and as extensions of its officers.
@Component
@EnableConfigurationProperties(OutboundProperties.class)
class OutsideNumbers {
    /// Longer ones are no extension, whoever wrote them down.
    private static final int LONGEST_EXTENSION = 6;

    private final OutboundProperties properties;
    private final Documents documents;

    OutsideNumbers(OutboundProperties properties, Documents documents) {
        this.properties = properties;
        this.documents = documents;
    }

    /// A number that may be dialled.
    ///
    /// @param dialled digits, for the exchange
    /// @param e164    whose it is; nothing for short numbers, which are nobody's
    record Outside(String dialled, @Nullable String e164) {}

    /// The number as it is dialled.
    ///
    /// @param written as people write it
    /// @throws InvalidFieldException when it is no number
    /// @throws Problem when it is not allowed
    Outside allowed(String written) {
        var digits = written.replaceAll("[\\s().-]", "");
        if (!digits.matches("\\+?[0-9]{2,20}")) {
            throw new InvalidFieldException("number", "is not a telephone number");
        }
        if (PhoneNumbers.isEmergency(digits)) {
            return new Outside(digits, null);
        }
        var destination = PhoneNumbers.destination(digits);
        var allowed = destination.filter(found -> properties.countries().contains(found.country())
                && properties.types().contains(found.type()));
        if (allowed.isPresent()) {
            return new Outside(allowed.get().dialled(), allowed.get().e164());
        }
        if (phones("speed-dials").contains(digits)
                || (digits.length() <= LONGEST_EXTENSION && phones("officers").contains(digits))) {
            return new Outside(digits, null);
        }
        if (destination.isEmpty()) {
            throw new InvalidFieldException("number", "is not a telephone number");
        }
        throw Problem.of(
                HttpStatus.CONFLICT, "number-not-allowed", "the city does not call numbers of this country or kind");
    }

    /// What the city has written down.
    private Set<String> phones(String kind) {
        List<JsonNode> written = documents.all(kind, JsonNode.class);
        return written.stream()
                .map(document -> document.path("phone").asString("").replaceAll("[\\s().-]", ""))
                .collect(Collectors.toSet());
    }
}

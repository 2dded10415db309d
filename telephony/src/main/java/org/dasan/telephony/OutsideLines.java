package org.dasan.telephony;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.access.Problem;
import org.dasan.city.access.Throttle;
import org.dasan.city.access.Throttles;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// The way to telephones outside: through which endpoint of the exchange, as whom, and how often an agent may.
@Component
class OutsideLines {
    private final OutboundProperties properties;
    private final ExchangeKeeper keeper;
    private final Throttle perAgent;

    OutsideLines(OutboundProperties properties, ExchangeKeeper keeper, Throttles throttles) {
        this.properties = properties;
        this.keeper = keeper;
        perAgent = throttles.of(properties.perHour(), Duration.ofHours(1));
    }

    /// Whether there is one.
    boolean possible() {
        return trunk().isPresent();
    }

    /// Takes one of the agent's calls of this hour.
    ///
    /// @throws Problem when there is no way outside, or nobody leads the exchange here
    /// @throws org.dasan.city.access.TooManyRequestsException when the agent has called too often
    void take(UUID agent) {
        if (!possible()) {
            throw Problem.of(HttpStatus.CONFLICT, "no-trunk", "there is no way to numbers outside");
        }
        if (!keeper.leads()) {
            throw ExchangeKeeper.unreachable();
        }
        perAgent.take(agent.toString());
    }

    /// A number in the grammar of the exchange; empty when there is no way there.
    Optional<String> destination(String number) {
        return trunk().map(trunk -> "PJSIP/" + Plain.word(number) + "@" + Plain.word(trunk));
    }

    /// The number that those who are called see.
    String from() {
        return Plain.word(properties.from());
    }

    /// How long it rings there.
    Duration ring() {
        return properties.ring();
    }

    private Optional<String> trunk() {
        return properties.trunk().isBlank()
                ? keeper.exchange().map(ExchangeFile::trunk)
                : Optional.of(properties.trunk());
    }
}

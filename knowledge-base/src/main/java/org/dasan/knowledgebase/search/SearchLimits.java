package org.dasan.knowledgebase.search;

import java.time.Duration;
import org.dasan.city.access.Throttle;
import org.dasan.city.access.Throttles;
import org.springframework.stereotype.Component;

/// How often one address may ask: generously, because offices and carriers share theirs, and every key pressed may
/// be a question.
@Component
public class SearchLimits {
    private final Throttles throttles;
    private final Throttle ofAddress;

    SearchLimits(Throttles throttles) {
        this.throttles = throttles;
        ofAddress = throttles.of(1200, Duration.ofMinutes(1));
    }

    /// Counts one search of this address.
    ///
    /// @throws org.dasan.city.access.TooManyRequestsException when an address asks too often
    public void take(String address) {
        if (!throttles.exempt(address)) {
            ofAddress.take(address);
        }
    }
}

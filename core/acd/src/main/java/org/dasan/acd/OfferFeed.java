package org.dasan.acd;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.store.EventListener;
import org.dasan.store.StoredEvent;
import org.springframework.stereotype.Component;

/// Hands offers from the event log to their carriers, on every node.
@Component
class OfferFeed implements EventListener {
    private final Offers offers;
    private final List<OfferCarrier> carriers;

    OfferFeed(Offers offers, List<OfferCarrier> carriers) {
        this.offers = offers;
        this.carriers = List.copyOf(carriers);
    }

    @Override
    public void onEvents(List<StoredEvent> batch) {
        for (var event : batch) {
            switch (event.type()) {
                case "acd.offered" ->
                    offer(event).ifPresent(offer -> {
                        if (!offer.state().isFinal()) {
                            carriers.stream().filter(c -> c.carries(offer)).forEach(c -> c.present(offer));
                        }
                    });
                case "acd.offer-ended", "acd.accepted" ->
                    offer(event)
                            .ifPresent(offer -> carriers.stream()
                                    .filter(c -> c.carries(offer))
                                    .forEach(c -> c.withdraw(offer)));
                default -> {}
            }
        }
    }

    private Optional<Offer> offer(StoredEvent event) {
        return offers.find(
                new OfferId(UUID.fromString(event.data().path("offer").asString())));
    }
}

package org.dasan.city.configuration;

import java.util.List;
import org.dasan.store.EventListener;
import org.dasan.store.StoredEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Has this node read again what another node has changed. It hears of it first: whoever shows the change to
/// somebody reads what it has read.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConfigurationFollower implements EventListener {
    private final Configurations configurations;

    ConfigurationFollower(Configurations configurations) {
        this.configurations = configurations;
    }

    @Override
    public void onEvents(List<StoredEvent> batch) {
        if (batch.stream().anyMatch(event -> event.type().equals(Configurations.CHANGED))) {
            configurations.reload();
        }
    }
}

package org.dasan.agentdesktop.tools;

import java.util.List;
import java.util.Set;
import org.dasan.city.configuration.Configurations;
import org.dasan.live.Frame;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.dasan.store.EventListener;
import org.dasan.store.StoredEvent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tells the desks open on this node to ask for their text blocks, quick entries, speed dials and officers again
/// when an administrator has changed one, on whatever node.
@Component
class ToolFeed implements EventListener {
    /// Organisations stand beside the officers who work there.
    private static final Set<String> KINDS =
            Set.of("text-blocks", "quick-entries", "speed-dials", "officers", "organisations");

    private final Live live;
    private final JsonMapper json;

    ToolFeed(Live live, JsonMapper json) {
        this.live = live;
        this.json = json;
    }

    /// @param version place of the change in the log; a desk that has heard of a later one leaves it
    record ToolsFrame(String type, long version) {}

    @Override
    public void onEvents(List<StoredEvent> batch) {
        batch.stream()
                .filter(event -> event.type().equals(Configurations.CHANGED)
                        && KINDS.contains(event.data().path("kind").asString("")))
                .mapToLong(StoredEvent::position)
                .max()
                .ifPresent(version -> live.publish(
                        Recipient.ALL_STAFF,
                        new Frame.Snapshot("tools", json.writeValueAsString(new ToolsFrame("tools", version)))));
    }
}

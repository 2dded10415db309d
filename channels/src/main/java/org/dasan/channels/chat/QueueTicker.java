package org.dasan.channels.chat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dasan.acd.QueueTimes;
import org.dasan.interactions.InteractionId;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Tells waiting citizens on this node how far they have come, when it has changed.
@Component
class QueueTicker {
    private static final String AUDIENCE = "public:";
    private static final int AT_ONCE = 500;
    private static final Duration STALE = Duration.ofSeconds(30);

    private final Live live;
    private final QueueTimes queueTimes;
    private final ChatFrames frames;
    private Map<InteractionId, ChatState.QueuePlace> told = Map.of(); // touched by the one timer thread at a time

    QueueTicker(Live live, QueueTimes queueTimes, ChatFrames frames) {
        this.live = live;
        this.queueTimes = queueTimes;
        this.frames = frames;
    }

    @Scheduled(fixedDelay = 2000)
    synchronized void tell() {
        var here = live.local().stream()
                .map(Recipient::value)
                .filter(audience -> audience.startsWith(AUDIENCE))
                .map(audience -> new InteractionId(UUID.fromString(audience.substring(AUDIENCE.length()))))
                .toList();
        var now = new HashMap<InteractionId, ChatState.QueuePlace>();
        for (var part : parts(here)) {
            var places = new HashMap<>(queueTimes.places(part));
            places.forEach((id, place) -> now.put(id, ChatState.QueuePlace.of(place)));
            places.keySet().removeAll(told.keySet());
            queueTimes.told(places);
        }
        now.replaceAll((id, place) -> {
            var before = told.get(id);
            if (before != null && same(before, place)) {
                return before;
            }
            live.publish(Recipient.publicStream(id.value()), frames.toSend(new PassingFrame.Queue(id.value(), place)));
            return place;
        });
        told = now;
    }

    /// The same figures are told again before a page takes them for stale.
    private static boolean same(ChatState.QueuePlace before, ChatState.QueuePlace now) {
        return before.ahead() == now.ahead()
                && Objects.equals(before.expectedWaitSeconds(), now.expectedWaitSeconds())
                && now.measuredAt().isBefore(before.measuredAt().plus(STALE));
    }

    private static List<List<InteractionId>> parts(List<InteractionId> all) {
        var parts = new ArrayList<List<InteractionId>>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return parts;
    }
}

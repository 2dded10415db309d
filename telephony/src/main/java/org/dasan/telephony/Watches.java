package org.dasan.telephony;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dasan.acd.SeatId;
import org.dasan.acd.Supervision.OnCall;
import org.dasan.interactions.InteractionId;
import org.springframework.stereotype.Component;

/// Which supervisors are on which calls of the exchange this node leads; each is on one at most.
@Component
class Watches {
    private final Map<UUID, Watch> bySupervisor = new ConcurrentHashMap<>();

    /// A supervisor on a call.
    ///
    /// @param channelId the exchange's name of the supervisor's line
    /// @param shown     whether agents see one who only listens
    /// @param answered  whether the telephone was answered; before, it rings
    record Watch(
            UUID by,
            InteractionId interaction,
            SeatId seat,
            OnCall how,
            String channelId,
            boolean shown,
            boolean answered) {
        Watch as(OnCall next) {
            return new Watch(by, interaction, seat, next, channelId, shown, answered);
        }

        Watch on() {
            return new Watch(by, interaction, seat, how, channelId, shown, true);
        }
    }

    void put(Watch watch) {
        bySupervisor.put(watch.by(), watch);
    }

    Optional<Watch> by(UUID supervisor) {
        return Optional.ofNullable(bySupervisor.get(supervisor));
    }

    Optional<Watch> onChannel(String channelId) {
        return bySupervisor.values().stream()
                .filter(watch -> watch.channelId().equals(channelId))
                .findFirst();
    }

    /// Those that the agents of this call may know of.
    List<Watch> seenIn(InteractionId id) {
        return bySupervisor.values().stream()
                .filter(watch -> watch.interaction().equals(id) && watch.answered())
                .filter(watch -> watch.how() != OnCall.LISTEN || watch.shown())
                .toList();
    }

    List<Watch> all() {
        return List.copyOf(bySupervisor.values());
    }

    /// The supervisor is on the call no longer.
    ///
    /// @return false when it was over already
    boolean remove(Watch watch) {
        var removed = new AtomicBoolean();
        bySupervisor.computeIfPresent(watch.by(), (_, now) -> {
            boolean same = now.channelId().equals(watch.channelId());
            removed.set(same);
            return same ? null : now;
        });
        return removed.get();
    }
}

package org.dasan.telephony;

import java.util.List;
import java.util.Set;
import org.dasan.interactions.InteractionId;
import org.dasan.store.EventListener;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamType;
import org.dasan.telephony.LiveCall.Order;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets the lines follow the seats: whoever's seat ended, by transfer, by finishing or by a supervisor's word,
/// is hung up; a contact that is over ends its call.
@Component
class SeatFollower implements EventListener {
    private static final Set<String> TURNS = Set.of("acd.wrap-up", "acd.done", "acd.requeued", "interactions.closed");

    private final LiveCalls live;
    private final Diallings diallings;
    private final Outbound outbound;
    private final Calls calls;
    private final ExchangeKeeper keeper;

    SeatFollower(LiveCalls live, Diallings diallings, Outbound outbound, Calls calls, ExchangeKeeper keeper) {
        this.live = live;
        this.diallings = diallings;
        this.outbound = outbound;
        this.calls = calls;
        this.keeper = keeper;
    }

    @Override
    public void onEvents(List<StoredEvent> batch) {
        batch.stream()
                .filter(event -> event.stream().type() == StreamType.INTERACTION && TURNS.contains(event.type()))
                .map(event -> new InteractionId(event.stream().id()))
                .distinct()
                .forEach(id -> {
                    live.find(id)
                            .ifPresent(call ->
                                    Thread.ofVirtual().name("dasan-follow").start(() -> follow(call)));
                    diallings
                            .find(id)
                            .ifPresent(
                                    _ -> Thread.ofVirtual().name("dasan-follow").start(() -> outbound.follow(id)));
                });
    }

    private void follow(LiveCall call) {
        for (var leg : call.legs().values()) {
            if (leg.answered() && !calls.holdsSeat(leg)) {
                hangUp(leg.handle());
            }
        }
        if (!call.isPassedOn() && !calls.state(call.interaction()).isOpen()) {
            call.tell(new Order.Over());
        }
    }

    private void hangUp(@Nullable String channel) {
        if (channel != null) {
            keeper.withExchange(asterisk -> asterisk.hangUp(channel));
        }
    }
}

package org.dasan.telephony;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dasan.acd.OfferId;
import org.dasan.acd.SeatId;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;

/// A call on the exchange this node leads: its caller's line, and who else is on it. What the city decides
/// reaches its script as orders, in their order.
final class LiveCall {
    private static final int MOST_ORDERS = 256;

    /// What the script of a call is told to do.
    sealed interface Order {
        /// Ring at an agent, who is reserved for it.
        record Ring(OfferId offer, SeatId seat, UUID agent, String line) implements Order {}

        /// The caller is gone or the contact is over.
        record Over() implements Order {}
    }

    /// Somebody of the staff who rings or speaks.
    ///
    /// @param offer     which they answer; nothing when they were found speaking
    /// @param channelId the exchange's own name of their line
    /// @param answered  whether they speak; before, it rings
    /// @param held      whether they put the caller on hold
    record Leg(
            UUID agent,
            SeatId seat,
            @Nullable OfferId offer,
            String line,
            @Nullable String channel,
            @Nullable String channelId,
            boolean answered,
            boolean held) {
        Leg on(String newChannel, String newId) {
            return new Leg(agent, seat, offer, line, newChannel, newId, answered, held);
        }

        Leg speaking() {
            return new Leg(agent, seat, offer, line, channel, channelId, true, held);
        }

        Leg holding(boolean on) {
            return new Leg(agent, seat, offer, line, channel, channelId, answered, on);
        }
    }

    private final InteractionId interaction;
    private final String channelId;
    private final LinkedBlockingQueue<Order> orders = new LinkedBlockingQueue<>(MOST_ORDERS);
    /// By agent.
    private final Map<UUID, Leg> legs = new ConcurrentHashMap<>();

    LiveCall(InteractionId interaction, String channelId) {
        this.interaction = interaction;
        this.channelId = channelId;
    }

    InteractionId interaction() {
        return interaction;
    }

    /// The exchange's own name of the caller's line, never used twice.
    String channelId() {
        return channelId;
    }

    /// Tells the script; a call with that many orders waiting is broken, and looked after by [Resync].
    void tell(Order order) {
        orders.offer(order);
    }

    /// The next order, or nothing after a while.
    Optional<Order> next(Duration atMost) throws InterruptedException {
        return Optional.ofNullable(orders.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// Everybody of the staff on this call.
    Map<UUID, Leg> legs() {
        return Map.copyOf(legs);
    }

    Optional<Leg> leg(UUID agent) {
        return Optional.ofNullable(legs.get(agent));
    }

    /// The leg on this line of the exchange.
    Optional<Leg> onLine(String line) {
        return legs.values().stream().filter(leg -> leg.line().equals(line)).findFirst();
    }

    void put(Leg leg) {
        legs.put(leg.agent(), leg);
    }

    void remove(UUID agent) {
        legs.remove(agent);
    }
}

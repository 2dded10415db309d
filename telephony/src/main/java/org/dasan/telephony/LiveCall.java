package org.dasan.telephony;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.dasan.acd.OfferId;
import org.dasan.acd.SeatId;
import org.dasan.acd.SeatRole;
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

        /// Speak with somebody of the staff who waits for it.
        record Join(UUID agent) implements Order {}

        /// Speak with all who are in the room, this agent among them.
        record Room(UUID agent) implements Order {}

        /// Dial this number; whoever answers there has the caller from then on.
        record PassOn(String destination) implements Order {}

        /// Speak with whoever outside the caller was handed over to.
        record Outside() implements Order {}

        /// The caller is gone or the contact is over.
        record Over() implements Order {}
    }

    /// Somebody of the staff who rings or speaks.
    ///
    /// @param offer     which they answer; nothing when they were found speaking
    /// @param channelId the exchange's own name of their line
    /// @param answered  whether they speak; before, it rings
    /// @param held      whether they put the caller on hold
    /// @param second    whether they are beside the one who speaks with the citizen, on a line that leads itself
    record Leg(
            UUID agent,
            SeatId seat,
            SeatRole role,
            @Nullable OfferId offer,
            String line,
            @Nullable String channel,
            @Nullable String channelId,
            boolean answered,
            boolean held,
            boolean second) {
        /// An agent's telephone that is about to ring.
        static Leg ringing(UUID agent, SeatId seat, OfferId offer, String line) {
            return new Leg(agent, seat, SeatRole.AGENT, offer, line, null, null, false, false, false);
        }

        /// One that rings beside a conversation, under this name.
        static Leg beside(UUID agent, SeatId seat, SeatRole role, OfferId offer, String line, String channelId) {
            return new Leg(agent, seat, role, offer, line, null, channelId, false, false, true);
        }

        Leg on(String newChannel, String newId) {
            return new Leg(agent, seat, role, offer, line, newChannel, newId, answered, held, second);
        }

        Leg speaking() {
            return new Leg(agent, seat, role, offer, line, channel, channelId, true, held, second);
        }

        Leg holding(boolean on) {
            return new Leg(agent, seat, role, offer, line, channel, channelId, answered, on, second);
        }

        /// The one who speaks with the citizen from now on.
        Leg first() {
            return new Leg(agent, seat, role, offer, line, channel, channelId, answered, held, false);
        }

        /// Whether the citizen is with whoever has this line, and the exchange knows it by name.
        boolean hasCitizen() {
            return answered && !second && channel != null;
        }

        /// By which the exchange finds it; nothing before there is a line.
        @Nullable
        String handle() {
            return channel == null ? channelId : channel;
        }
    }

    /// An agent asks a colleague, and the citizen hears music meanwhile.
    ///
    /// @param kind AGENT, QUEUE or NUMBER: who was asked for
    record Consult(UUID by, String kind) {}

    /// Somebody outside whom an agent has called into the call.
    ///
    /// @param channelId the exchange's own name of their line
    /// @param channel   how the exchange names it in its grammar; nothing before they answer
    record Outsider(String channelId, @Nullable String channel) {
        boolean answered() {
            return channel != null;
        }
    }

    private final InteractionId interaction;
    private final String channelId;
    private final LinkedBlockingQueue<Order> orders = new LinkedBlockingQueue<>(MOST_ORDERS);
    /// By agent.
    private final Map<UUID, Leg> legs = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Consult> consult = new AtomicReference<>();
    private final AtomicReference<@Nullable Outsider> outsider = new AtomicReference<>();
    private final AtomicBoolean room = new AtomicBoolean();
    private final AtomicBoolean passedOn = new AtomicBoolean();

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

    /// The leg of this line of the exchange.
    Optional<Leg> onChannel(String channelId) {
        return legs.values().stream()
                .filter(leg -> channelId.equals(leg.channelId()))
                .findFirst();
    }

    /// Who is asked while the citizen hears music.
    Optional<Consult> consult() {
        return Optional.ofNullable(consult.get());
    }

    /// Whether this agent asks a colleague now.
    boolean consults(UUID agent) {
        return consult().filter(now -> now.by().equals(agent)).isPresent();
    }

    /// The agent goes to ask a colleague.
    ///
    /// @return false when somebody is asked already
    boolean begin(Consult next) {
        return consult.compareAndSet(null, next);
    }

    /// The agent asks no longer.
    ///
    /// @return what it was; nothing when it was over before
    Optional<Consult> endConsult() {
        return Optional.ofNullable(consult.getAndSet(null));
    }

    /// Whoever outside takes part.
    Optional<Outsider> outsider() {
        return Optional.ofNullable(outsider.get());
    }

    void put(Outsider somebody) {
        outsider.set(somebody);
    }

    /// Whoever outside took part does so no longer.
    Optional<Outsider> removeOutsider() {
        return Optional.ofNullable(outsider.getAndSet(null));
    }

    /// Somebody outside has the caller from now on: for the city the contact is over, and the line goes on.
    void passOn() {
        passedOn.set(true);
    }

    boolean isPassedOn() {
        return passedOn.get();
    }

    /// All who speak go into a room.
    ///
    /// @return false when there is one already
    boolean openRoom() {
        return room.compareAndSet(false, true);
    }

    boolean hasRoom() {
        return room.get();
    }

    void closeRoom() {
        room.set(false);
    }

    void put(Leg leg) {
        legs.put(leg.agent(), leg);
    }

    void remove(UUID agent) {
        legs.remove(agent);
    }
}

package org.dasan.agentdesktop;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.acd.PresenceView;
import org.dasan.acd.SeatRole;
import org.dasan.acd.SeatState;
import org.dasan.city.Channel;
import org.dasan.city.Label;
import org.dasan.city.Role;
import org.jspecify.annotations.Nullable;

/// The whole picture of one agent's desk. The desk ignores a picture with a lower version than it has.
///
/// @param version grows with the database's history
/// @param zone    the city's; all clocks on the desk are shown in it
public record Desk(
        long version,
        Instant serverTime,
        String zone,
        Me me,
        PresenceView presence,
        @Nullable Hand hand,
        List<Coded> reasons,
        List<Coded> declineReasons,
        @Nullable OfferCard offer,
        List<SeatCard> seats,
        List<QueueLight> queues,
        List<PromiseItem> promises,
        List<Coded> outcomes,
        List<Topic> topics) {
    /// The agent's raised hand.
    ///
    /// @param helper who is on it
    public record Hand(
            Instant raisedAt,
            @Nullable UUID seatId,
            @Nullable String helper) {}

    /// Who sits here.
    public record Me(UUID agentId, String username, String name, List<RoleGrant> roles, List<String> languages) {}

    public record RoleGrant(Role role, Named organisation) {}

    public record Named(UUID id, Label name) {}

    public record Coded(String code, Label label) {}

    public record Topic(String code, Label path) {}

    /// Who the citizen is, as far as staff may know: nothing but a number, a known address, or somebody
    /// verified.
    public record CitizenRef(
            String label, String certainty, @Nullable String maskedAddress) {}

    /// The offer that waits for the agent's word.
    ///
    /// @param onDevice it rings on a telephone and is accepted by answering there
    /// @param reason   why it came to this agent, in one line
    public record OfferCard(
            UUID id,
            UUID seatId,
            UUID interactionId,
            Channel channel,
            SeatRole role,
            String language,
            Named queue,
            CitizenRef citizen,
            Instant queuedSince,
            Instant offeredAt,
            Instant expiresAt,
            boolean onDevice,
            Map<String, String> reason) {}

    /// Somebody else's seat in the same contact.
    public record OtherSeat(UUID seatId, SeatRole role, SeatState state, String label) {}

    public record LastMessage(String from, String text, Instant at) {}

    public record WrapUp(Instant deadline, boolean extended) {}

    /// A contact the agent holds.
    public record SeatCard(
            UUID id,
            UUID interactionId,
            UUID streamId,
            int seq,
            SeatRole role,
            SeatState state,
            Channel channel,
            String language,
            Named queue,
            CitizenRef citizen,
            Instant arrivedAt,
            Instant queuedSince,
            @Nullable Instant connectedAt,
            int unread,
            @Nullable LastMessage lastMessage,
            @Nullable Instant awaitingReplySince,
            long replyTargetSeconds,
            String citizenPresence,
            @Nullable WrapUp wrapUp,
            List<OtherSeat> others) {}

    /// A queue the agent serves.
    ///
    /// @param level OK, NEAR (from four fifths of the target on) or OVER
    public record QueueLight(
            UUID id, Label name, int waiting, @Nullable Instant longestSince, long targetSeconds, String level) {}

    public record PromiseItem(
            UUID id,
            String kind,
            String state,
            Instant dueAt,
            String note,
            @Nullable UUID interactionId,
            int version) {}
}

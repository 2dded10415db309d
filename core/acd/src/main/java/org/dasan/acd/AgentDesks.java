package org.dasan.acd;

import java.time.Instant;
import java.util.UUID;
import org.dasan.city.SignOutGuard;
import org.dasan.city.StaffId;
import org.dasan.live.ConnectionListener;
import org.dasan.live.Recipient;
import org.springframework.stereotype.Component;

/// Ties agents' desks to their presence: opened, closed, signed out.
@Component
class AgentDesks implements ConnectionListener, SignOutGuard {
    private static final String STAFF = "staff:";

    private final Presences presences;
    private final Seats seats;

    AgentDesks(Presences presences, Seats seats) {
        this.presences = presences;
        this.seats = seats;
    }

    @Override
    public void connected(Recipient principal) {
        if (principal.value().startsWith(STAFF)) {
            presences.connected(agent(principal));
        }
    }

    @Override
    public void lastSocketGone(Recipient principal, Instant at) {
        if (principal.value().startsWith(STAFF)) {
            presences.disconnected(agent(principal), at);
        }
    }

    @Override
    public int openWork(StaffId staff) {
        return seats.heldBy(staff.value()).size();
    }

    @Override
    public void signedOut(StaffId staff) {
        if (presences.find(staff.value()).state() != PresenceState.OFFLINE) {
            presences.set(staff.value(), PresenceState.OFFLINE, null, null, staff.value());
        }
    }

    private static UUID agent(Recipient principal) {
        return UUID.fromString(principal.value().substring(STAFF.length()));
    }
}

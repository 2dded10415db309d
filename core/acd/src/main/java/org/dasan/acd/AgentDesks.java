package org.dasan.acd;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.city.SignOutGuard;
import org.dasan.city.StaffId;
import org.dasan.live.ConnectionListener;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Ties agents' desks to their presence: opened, closed, signed out.
@Component
class AgentDesks implements ConnectionListener, SignOutGuard {
    private static final String STAFF = "staff:";
    private static final int DESKS = 10_000;

    private final Presences presences;
    private final Seats seats;
    private final Live live;
    private final Clock clock;

    AgentDesks(Presences presences, Seats seats, Live live, Clock clock) {
        this.presences = presences;
        this.seats = seats;
        this.live = live;
        this.clock = clock;
    }

    /// Compares who counts as being at the desk with the sockets there are. When the database crashed
    /// together with a node, nobody is left who could tell whose sockets that node held; and somebody who
    /// moves from one node to another in one moment may be told to have gone after they have come.
    @Scheduled(fixedDelay = 10_000)
    void desksAreCounted() {
        var working = presences.working(DESKS);
        if (working.isEmpty()) {
            return;
        }
        var there =
                live.connected(working.keySet().stream().map(Recipient::staff).collect(Collectors.toSet()));
        working.forEach((agent, connected) -> {
            boolean isThere = there.contains(Recipient.staff(agent));
            if (isThere && !connected) {
                presences.connected(agent);
            } else if (!isThere && connected) {
                presences.disconnected(agent, clock.instant());
            }
        });
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

package org.dasan.agentdesktop;

import java.util.Optional;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.NotYoursException;
import org.dasan.acd.Seat;
import org.dasan.acd.SeatState;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.interactions.InteractionId;
import org.springframework.stereotype.Component;

/// Who may still add something to a contact: whose seat in it is active, parked or in wrap-up.
@Component
class HeldSeats {
    private final AcdQueries acd;

    HeldSeats(AcdQueries acd) {
        this.acd = acd;
    }

    Optional<Seat> held(InteractionId id, StaffPrincipal who) {
        return acd.ofInteraction(id).stream()
                .filter(s -> who.id().value().equals(s.agent()))
                .filter(s -> s.state() == SeatState.ACTIVE
                        || s.state() == SeatState.PARKED
                        || s.state() == SeatState.WRAP_UP)
                .findFirst();
    }

    /// @throws NotYoursException when they hold none
    Seat require(InteractionId id, StaffPrincipal who) {
        return held(id, who).orElseThrow(() -> new NotYoursException("you hold no seat in interaction " + id));
    }
}

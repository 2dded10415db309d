package org.dasan.acd.matching;

import java.util.List;

/// Who is to be asked for what, in the order served; groups whole or not at all.
public record Decision(List<Reservation> reservations) {
    public Decision {
        reservations = List.copyOf(reservations);
    }
}

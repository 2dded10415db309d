package org.dasan.acd;

import java.util.UUID;

/// Somebody cannot be signed out while they hold contacts.
public class OpenWorkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int seats;

    OpenWorkException(UUID agent, int seats) {
        super("agent " + agent + " holds " + seats + " open contacts: hand them over or finish them first");
        this.seats = seats;
    }

    public int seats() {
        return seats;
    }
}

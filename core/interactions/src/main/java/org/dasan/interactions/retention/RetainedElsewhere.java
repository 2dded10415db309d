package org.dasan.interactions.retention;

import java.util.UUID;
import org.dasan.interactions.InteractionId;

/// What other modules keep about a citizen in connection with a contact.
public interface RetainedElsewhere {
    /// Empties it, in the caller's transaction.
    void erase(InteractionId interaction);

    /// Whether the citizen's address is still needed there.
    boolean needs(UUID identity);
}

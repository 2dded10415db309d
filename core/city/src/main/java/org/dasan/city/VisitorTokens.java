package org.dasan.city;

import java.time.Instant;
import java.util.UUID;
import org.dasan.city.access.VisitorPrincipal;

/// Issues and checks the signed tokens that let a visitor back into a conversation, and into no other.
public interface VisitorTokens {
    /// A token for `conversation` that stops working at `expires`.
    String issue(UUID conversation, EntryPointId entryPoint, Instant expires);

    /// Whom `token` names.
    ///
    /// @throws InvalidToken when it is forged, expired, not ours or not a token
    VisitorPrincipal verify(String token) throws InvalidToken;

    /// A token that opens nothing.
    final class InvalidToken extends Exception {
        private static final long serialVersionUID = 1;

        public InvalidToken(String message) {
            super(message);
        }
    }
}

package org.dasan.channels;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The provider of texts, as far as a demonstration may take its place.
public interface TextProvider {
    /// The account of a demonstration, which everybody knows; its provider runs on the same machine.
    Account DEMONSTRATION = new Account("AC00000000000000000000000000000120", "demo-120", "120");

    /// With whom a provider knows the city.
    ///
    /// @param number by which citizens know it
    record Account(String sid, String token, String number) {
        /// Shows no secret.
        @Override
        public String toString() {
            return "Account[" + sid + "]";
        }
    }

    /// Whether no provider is configured and a demonstration plays it: nothing leaves this machine.
    boolean demonstration();

    /// Where it is reached in place of its own address; empty when that is the one.
    Optional<URI> base();

    /// Sets where a demonstration without a provider of its own sends texts.
    void standIn(URI address);

    /// Sends texts elsewhere for a while.
    ///
    /// @param elsewhere nothing = as usual again
    void divert(@Nullable URI elsewhere);
}

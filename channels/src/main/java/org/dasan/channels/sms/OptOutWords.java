package org.dasan.channels.sms;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Words by which a citizen asks for no more texts, or for texts again: those the provider itself obeys and
/// confirms. A word counts when it is the whole text.
final class OptOutWords {
    private static final Set<String> STOP =
            Set.of("STOP", "STOPALL", "STOP ALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE");
    private static final Set<String> START = Set.of("START", "UNSTOP", "YES");

    private OptOutWords() {}

    /// What the citizen wants.
    enum Wish {
        STOP,
        START
    }

    /// @param optOutType what the provider understood; decides when it says anything
    /// @param withdrawn  whether the citizen wants no texts now; else "yes" is an answer like any other
    static Optional<Wish> of(String body, @Nullable String optOutType, boolean withdrawn) {
        if (optOutType != null && !optOutType.isBlank()) {
            return switch (optOutType.toUpperCase(Locale.ROOT)) {
                case "STOP" -> Optional.of(Wish.STOP);
                case "START" -> Optional.of(Wish.START);
                default -> Optional.empty(); // HELP: the provider has answered, and somebody asks for help
            };
        }
        var word = body.strip().toUpperCase(Locale.ROOT);
        if (STOP.contains(word)) {
            return Optional.of(Wish.STOP);
        }
        return withdrawn && START.contains(word) ? Optional.of(Wish.START) : Optional.empty();
    }
}

package org.dasan.live;

import java.util.HashSet;
import java.util.Set;

/// What a client became by its hello.
///
/// @param principal  who it is; connects and disconnects are told of it
/// @param recipients the audiences it hears from now on; always holds `principal`
public record Joined(Recipient principal, Set<Recipient> recipients) {
    public Joined {
        if (!principal.isPrincipal()) {
            throw new IllegalArgumentException("not a principal: " + principal);
        }
        var all = new HashSet<>(recipients);
        all.add(principal);
        recipients = Set.copyOf(all);
    }
}

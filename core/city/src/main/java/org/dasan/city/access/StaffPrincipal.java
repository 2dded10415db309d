package org.dasan.city.access;

import java.security.Principal;
import java.util.Optional;
import org.dasan.city.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/// Who is signed in. Controllers take it as an argument.
public record StaffPrincipal(StaffId id, String username) {
    /// The one behind what the container calls the user of a request or socket; empty when nobody is signed
    /// in.
    public static Optional<StaffPrincipal> of(@Nullable Principal user) {
        return user instanceof Authentication authentication
                        && authentication.isAuthenticated()
                        && authentication.getPrincipal() instanceof StaffPrincipal staff
                ? Optional.of(staff)
                : Optional.empty();
    }
}

package org.dasan.server.security;

import java.util.List;
import org.dasan.city.access.StaffPrincipal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Somebody of the staff who has proved who they are. What they may do is asked of the grants each time, so
/// that nothing taken away lives on in a session.
final class StaffAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;

    private final transient StaffPrincipal staff;

    StaffAuthentication(StaffPrincipal staff) {
        super(List.of(new SimpleGrantedAuthority("STAFF")));
        this.staff = staff;
        setAuthenticated(true);
    }

    @Override
    public StaffPrincipal getPrincipal() {
        return staff;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return staff.username();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StaffAuthentication that && staff.equals(that.staff);
    }

    @Override
    public int hashCode() {
        return staff.hashCode();
    }
}

package org.dasan.server.security;

import java.util.List;
import java.util.UUID;
import org.dasan.city.Label;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;

/// Who is signed in, for their own screen.
///
/// @param cityWide whether they supervise the whole city, and may see its books
/// @param zone     the city's; all clocks on staff's screens are shown in it
record Me(
        UUID agentId,
        String username,
        String name,
        List<HeldRole> roles,
        List<String> languages,
        boolean mustChangePassword,
        boolean cityWide,
        String zone) {

    record HeldRole(Role role, OrganisationName organisation) {}

    record OrganisationName(OrganisationId id, Label name) {}
}

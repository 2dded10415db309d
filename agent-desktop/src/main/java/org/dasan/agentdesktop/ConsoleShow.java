package org.dasan.agentdesktop;

import org.dasan.acd.console.Consoles;
import org.dasan.city.Grants;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.dasan.live.JoinRefusedException;
import org.dasan.live.Recipient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The supervisor's console: the floor of all organisations somebody answers for.
@Component
class ConsoleShow implements Show {
    private final Consoles consoles;
    private final Grants grants;

    ConsoleShow(Consoles consoles, Grants grants) {
        this.consoles = consoles;
        this.grants = grants;
    }

    @Override
    public String picture() {
        return "console";
    }

    @Override
    public Recipient watch(StaffId who, JsonNode frame) {
        if (grants.organisationsWhere(who, Role.SUPERVISOR).isEmpty()) {
            throw JoinRefusedException.forbidden();
        }
        return consoles.watch(who);
    }
}

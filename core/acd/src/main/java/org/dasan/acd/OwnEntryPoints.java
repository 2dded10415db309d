package org.dasan.acd;

import java.util.Comparator;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.city.Grants;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.springframework.stereotype.Component;

/// Where contacts belong that an agent begins: in the agent's own organisations.
@Component
class OwnEntryPoints {
    private final Directory directory;
    private final Grants grants;

    OwnEntryPoints(Directory directory, Grants grants) {
        this.directory = directory;
        this.grants = grants;
    }

    /// One of that channel, else the first there is.
    ///
    /// @throws InvalidFieldException when those organisations have none
    EntryPoint of(Channel channel, UUID agent) {
        var mine = grants.organisationsWhere(new StaffId(agent), Role.AGENT);
        return directory.entryPoints().stream()
                .filter(each -> each.active() && mine.contains(each.organisation()))
                .min(Comparator.comparing(each -> each.channel() != channel))
                .orElseThrow(() ->
                        new InvalidFieldException("channel", "has no entry point in the organisations you work for"));
    }
}

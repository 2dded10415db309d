package org.dasan.knowledgebase.entries;

import java.util.UUID;
import org.dasan.city.Grants;
import org.dasan.city.Role;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.city.access.SubjectAccess;
import org.dasan.city.access.UnknownSubjectException;
import org.springframework.stereotype.Component;

/// An entry belongs to its organisation.
@Component
class EntryAccess implements SubjectAccess {
    private final Entries entries;
    private final Grants grants;

    EntryAccess(Entries entries, Grants grants) {
        this.entries = entries;
        this.grants = grants;
    }

    @Override
    public String subject() {
        return "entry";
    }

    @Override
    public boolean mayAccess(StaffPrincipal who, Role role, UUID id) {
        var entry = entries.find(id).orElseThrow(() -> new UnknownSubjectException("entry", id));
        return grants.holds(who.id(), role, entry.organisation());
    }
}

package org.dasan.caserouter;

import java.util.UUID;
import org.dasan.city.Grants;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.city.access.SubjectAccess;
import org.dasan.city.access.UnknownSubjectException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A case is open to officers of the organisation that must answer it, and to agents and supervisors of that one
/// or of the contact it came from.
@Component
class CaseAccess implements SubjectAccess {
    private final JdbcClient jdbc;
    private final Grants grants;

    CaseAccess(JdbcClient jdbc, Grants grants) {
        this.jdbc = jdbc;
        this.grants = grants;
    }

    private record Whose(OrganisationId answers, OrganisationId heard, UUID openedBy) {}

    @Override
    public String subject() {
        return "case";
    }

    @Override
    public boolean mayAccess(StaffPrincipal who, Role role, UUID id) {
        var whose = jdbc.sql("""
                SELECT c.organisation_id, i.organisation_id, c.opened_by
                  FROM case_file c JOIN interaction i ON i.id = c.interaction_id WHERE c.id = :id
                """)
                .param("id", id)
                .query((rs, _) -> new Whose(
                        new OrganisationId(rs.getObject(1, UUID.class)),
                        new OrganisationId(rs.getObject(2, UUID.class)),
                        rs.getObject(3, UUID.class)))
                .optional()
                .orElseThrow(() -> new UnknownSubjectException("case", id));
        if (grants.holds(who.id(), role, whose.answers)) {
            return true;
        }
        return role != Role.CASE_OFFICER
                && (grants.holds(who.id(), role, whose.heard)
                        || who.id().value().equals(whose.openedBy));
    }
}

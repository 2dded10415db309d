package org.dasan.agentdesktop.tools;

import java.util.UUID;
import org.dasan.city.Grants;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.city.access.SubjectAccess;
import org.dasan.city.access.UnknownSubjectException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A notice belongs to its organisation.
@Component
class NoticeAccess implements SubjectAccess {
    private final JdbcClient jdbc;
    private final Grants grants;

    NoticeAccess(JdbcClient jdbc, Grants grants) {
        this.jdbc = jdbc;
        this.grants = grants;
    }

    @Override
    public String subject() {
        return "notice";
    }

    @Override
    public boolean mayAccess(StaffPrincipal who, Role role, UUID id) {
        var organisation = jdbc.sql("SELECT organisation_id FROM notice WHERE id = :id")
                .param("id", id)
                .query((rs, _) -> new OrganisationId(rs.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(() -> new UnknownSubjectException("notice", id));
        return grants.holds(who.id(), role, organisation);
    }
}

package org.dasan.acd;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.city.Grants;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.city.access.SubjectAccess;
import org.dasan.city.access.UnknownSubjectException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who may touch an interaction, a seat, an offer: a role on the interaction's organisation or on that of any
/// of its seats' queues, or having taken part. A promise, a queue: a role on its organisation. An
/// agent: a role on all organisations they work for.
@Configuration
class AcdSubjects {
    private final JdbcClient jdbc;
    private final Grants grants;

    AcdSubjects(JdbcClient jdbc, Grants grants) {
        this.jdbc = jdbc;
        this.grants = grants;
    }

    @Bean
    SubjectAccess interactionAccess() {
        return new OfInteraction("interaction", "SELECT id FROM interaction WHERE id = :id");
    }

    @Bean
    SubjectAccess seatAccess() {
        return new OfInteraction("seat", "SELECT interaction_id FROM seat WHERE id = :id");
    }

    @Bean
    SubjectAccess offerAccess() {
        return new OfInteraction("offer", "SELECT interaction_id FROM offer WHERE id = :id");
    }

    @Bean
    SubjectAccess promiseAccess() {
        return new OfOrganisation("promise", "SELECT organisation_id FROM promise WHERE id = :id");
    }

    @Bean
    SubjectAccess queueAccess() {
        return new OfOrganisation("queue", "SELECT organisation_id FROM queue WHERE id = :id");
    }

    @Bean
    SubjectAccess agentAccess() {
        return new OfAgent();
    }

    /// Somebody all of whose work is for the caller's organisations: what is done to them touches nobody else's.
    private final class OfAgent implements SubjectAccess {
        @Override
        public String subject() {
            return "agent";
        }

        @Override
        public boolean mayAccess(StaffPrincipal who, Role role, UUID id) {
            var theirs = grants.organisationsWhere(new StaffId(id), Role.AGENT);
            if (theirs.isEmpty()) {
                throw new UnknownSubjectException("agent", id);
            }
            var mine = grants.organisationsWhere(who.id(), role);
            return mine.containsAll(theirs);
        }
    }

    /// An object that belongs to an organisation.
    private final class OfOrganisation implements SubjectAccess {
        private final String subject;
        private final String organisationOf;

        OfOrganisation(String subject, String organisationOf) {
            this.subject = subject;
            this.organisationOf = organisationOf;
        }

        @Override
        public String subject() {
            return subject;
        }

        @Override
        public boolean mayAccess(StaffPrincipal who, Role role, UUID id) {
            var organisation = jdbc.sql(organisationOf)
                    .param("id", id)
                    .query((rs, _) -> new OrganisationId(rs.getObject(1, UUID.class)))
                    .optional()
                    .orElseThrow(() -> new UnknownSubjectException(subject, id));
            return grants.holds(who.id(), role, organisation);
        }
    }

    /// An object that belongs to an interaction.
    private final class OfInteraction implements SubjectAccess {
        private final String subject;
        private final String interactionOf;

        OfInteraction(String subject, String interactionOf) {
            this.subject = subject;
            this.interactionOf = interactionOf;
        }

        @Override
        public String subject() {
            return subject;
        }

        @Override
        public boolean mayAccess(StaffPrincipal who, Role role, UUID id) {
            var interaction = jdbc.sql(interactionOf)
                    .param("id", id)
                    .query((rs, _) -> rs.getObject(1, UUID.class))
                    .optional()
                    .orElseThrow(() -> new UnknownSubjectException(subject, id));
            return organisations(interaction).stream().anyMatch(o -> grants.holds(who.id(), role, o))
                    || tookPart(interaction, who);
        }

        private Set<OrganisationId> organisations(UUID interaction) {
            return jdbc
                    .sql("""
                    SELECT organisation_id FROM interaction WHERE id = :id
                    UNION SELECT organisation_id FROM seat WHERE interaction_id = :id
                    """)
                    .param("id", interaction)
                    .query((rs, _) -> new OrganisationId(rs.getObject(1, UUID.class)))
                    .list()
                    .stream()
                    .collect(Collectors.toSet());
        }

        private boolean tookPart(UUID interaction, StaffPrincipal who) {
            return jdbc.sql("""
                    SELECT EXISTS (SELECT 1 FROM participant WHERE interaction_id = :id AND staff_id = :staff)
                        OR EXISTS (SELECT 1 FROM offer WHERE interaction_id = :id AND agent_id = :staff AND state IN ('RESERVED', 'PRESENTED', 'ACCEPTED'))
                    """)
                    .param("id", interaction)
                    .param("staff", who.id().value())
                    .query(Boolean.class)
                    .single();
        }
    }
}

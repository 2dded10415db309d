package org.dasan.caserouter;

import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.OrganisationId;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads cases; changes nothing, locks nothing, and bounds every list.
@Component
public class CaseQueries {
    private static final String OPEN =
            "c.state NOT IN ('ANSWERED', 'TRANSFERRED', 'MERGED', 'WITHDRAWN', 'REJECTED', 'CLOSED')";
    private static final int MOST_OF_CITIZEN = 50;

    private final JdbcClient jdbc;

    CaseQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The cases opened in a contact, oldest first.
    public List<CaseFile> of(InteractionId contact) {
        return jdbc.sql(CaseRows.SELECT + " WHERE c.interaction_id = :id ORDER BY c.opened_at, c.id LIMIT :most")
                .param("id", contact.value())
                .param("most", MOST_OF_CITIZEN)
                .query(CaseRows.MAPPER)
                .list();
    }

    /// The cases of whoever a contact is with, newest first: by the citizen, the address or the thread.
    public List<CaseFile> ofCitizen(Interaction contact) {
        return jdbc.sql(CaseRows.SELECT + """
                 WHERE c.id IN (
                       (SELECT f.id FROM case_file f WHERE f.interaction_id = :contact LIMIT :most)
                       UNION
                       (SELECT f.id FROM case_file f WHERE f.identity_id = :identity ORDER BY f.opened_at DESC LIMIT :most)
                       UNION
                       (SELECT f.id FROM case_file f JOIN identity d ON d.id = f.identity_id
                         WHERE d.citizen_id = :citizen ORDER BY f.opened_at DESC LIMIT :most)
                       UNION
                       (SELECT f.id FROM interaction i JOIN case_file f ON f.interaction_id = i.id
                         WHERE i.thread_id = :thread ORDER BY f.opened_at DESC LIMIT :most))
                 ORDER BY c.opened_at DESC, c.id DESC LIMIT :most
                """)
                .param("contact", contact.id().value())
                .param("identity", contact.identity(), Types.OTHER)
                .param("citizen", contact.citizen(), Types.OTHER)
                .param("thread", contact.thread(), Types.OTHER)
                .param("most", MOST_OF_CITIZEN)
                .query(CaseRows.MAPPER)
                .list();
    }

    /// Open cases of these organisations, the most urgent first; those that wait for the citizen come last.
    ///
    /// @param after the last one of the page before
    public List<CaseFile> open(
            Collection<OrganisationId> organisations, Optional<CaseState> state, Optional<UUID> after, int size) {
        return page(
                organisations,
                " AND " + OPEN + (state.isPresent() ? " AND c.state = :state" : ""),
                "(c.urgent_at, c.id) > (SELECT urgent_at, id FROM case_file WHERE id = :after)",
                "c.urgent_at, c.id",
                state,
                after,
                size);
    }

    /// Cases of these organisations, whatever became of them, newest first.
    public List<CaseFile> newest(
            Collection<OrganisationId> organisations, Optional<CaseState> state, Optional<UUID> after, int size) {
        return page(
                organisations,
                state.isPresent() ? " AND c.state = :state" : "",
                "(c.opened_at, c.id) < (SELECT opened_at, id FROM case_file WHERE id = :after)",
                "c.opened_at DESC, c.id DESC",
                state,
                after,
                size);
    }

    private List<CaseFile> page(
            Collection<OrganisationId> organisations,
            String narrowed,
            String behind,
            String order,
            Optional<CaseState> state,
            Optional<UUID> after,
            int size) {
        var sql = CaseRows.SELECT + " WHERE c.organisation_id = ANY(:organisations::uuid[])" + narrowed
                + (after.isPresent() ? " AND " + behind : "") + " ORDER BY " + order + " LIMIT :size";
        var query = jdbc.sql(sql)
                .param(
                        "organisations",
                        organisations.stream()
                                .map(each -> each.value().toString())
                                .toArray(String[]::new))
                .param("size", Math.clamp(size, 1, 201));
        if (state.isPresent()) {
            query = query.param("state", state.get().name());
        }
        if (after.isPresent()) {
            query = query.param("after", after.get());
        }
        return query.query(CaseRows.MAPPER).list();
    }
}

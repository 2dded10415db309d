package org.dasan.knowledgebase.entries;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.Label;
import org.dasan.city.Organisation;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What an editor may choose from: organisations whose entries they edit, and categories in use there.
@RestController
@RequestMapping("/api/v1/knowledge/choices")
class ChoiceController {
    /// More would be no classification.
    private static final int MOST_CATEGORIES = 200;

    private final Directory directory;
    private final Grants grants;
    private final JdbcClient jdbc;

    ChoiceController(Directory directory, Grants grants, JdbcClient jdbc) {
        this.directory = directory;
        this.grants = grants;
        this.jdbc = jdbc;
    }

    /// @param depth how far below the uppermost one that the caller edits
    record Place(UUID id, Label name, int depth) {}

    /// @param organisations each before those below it
    record Choices(List<Place> organisations, List<String> categories) {}

    @GetMapping
    @StaffOnly(role = Role.KNOWLEDGE_EDITOR)
    Choices choices(StaffPrincipal who) {
        var mine = grants.organisationsWhere(who.id(), Role.KNOWLEDGE_EDITOR);
        var places = new ArrayList<Place>();
        directory.organisations().stream()
                .filter(each -> mine.contains(each.id()) && !isBelow(each, mine))
                .forEach(top -> append(places, top, mine, 0));
        return new Choices(places, categories(mine));
    }

    private List<String> categories(Set<OrganisationId> mine) {
        return jdbc.sql("""
                SELECT DISTINCT category FROM knowledge_entry
                 WHERE organisation_id = ANY(:mine::uuid[]) ORDER BY category LIMIT :most
                """)
                .param(
                        "mine",
                        mine.stream().map(each -> each.value().toString()).toArray(String[]::new))
                .param("most", MOST_CATEGORIES)
                .query((rs, _) -> rs.getString(1))
                .list();
    }

    private static boolean isBelow(Organisation organisation, Set<OrganisationId> mine) {
        var parent = organisation.parent();
        return parent != null && mine.contains(parent);
    }

    private void append(List<Place> places, Organisation organisation, Set<OrganisationId> mine, int depth) {
        places.add(new Place(organisation.id().value(), organisation.name(), depth));
        directory.organisations().stream()
                .filter(each -> organisation.id().equals(each.parent()) && mine.contains(each.id()))
                .forEach(child -> append(places, child, mine, depth + 1));
    }
}

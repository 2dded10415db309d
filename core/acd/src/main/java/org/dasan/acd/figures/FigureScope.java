package org.dasan.acd.figures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dasan.acd.Queues;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.city.Grants;
import org.dasan.city.Label;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.springframework.stereotype.Component;

/// Which figures somebody may see: those of the organisations that they supervise.
@Component
public class FigureScope {
    private final Directory directory;
    private final Grants grants;
    private final Queues queues;
    private final WallServices services;

    FigureScope(Directory directory, Grants grants, Queues queues, WallServices services) {
        this.services = services;
        this.directory = directory;
        this.grants = grants;
        this.queues = queues;
    }

    /// What can be chosen on screen.
    ///
    /// @param depth how far below the uppermost one that the caller supervises
    public record Organisation(UUID id, Label name, int depth) {}

    /// A queue, a channel or a language.
    public record Choice(String id, Label name) {}

    /// Everything that can be chosen.
    public record Choices(
            List<Organisation> organisations, List<Choice> queues, List<Choice> channels, List<Choice> languages) {}

    /// The organisations whose figures `who` sees, all or those below `chosen`; empty when `chosen` is not theirs.
    public Set<OrganisationId> visible(StaffId who, Optional<UUID> chosen) {
        var mine = grants.organisationsWhere(who, Role.SUPERVISOR);
        if (chosen.isEmpty()) {
            return mine;
        }
        var below = new HashSet<>(directory.organisationsBelow(new OrganisationId(chosen.get())));
        below.retainAll(mine);
        return grants.holds(who, Role.SUPERVISOR, new OrganisationId(chosen.get())) ? Set.copyOf(below) : Set.of();
    }

    /// The uppermost organisation that `who` supervises: what they are shown before they choose.
    public Optional<OrganisationId> uppermost(StaffId who) {
        var mine = grants.organisationsWhere(who, Role.SUPERVISOR);
        return directory.organisations().stream()
                .map(org.dasan.city.Organisation::id)
                .filter(mine::contains)
                .findFirst();
    }

    public Choices choices(StaffId who) {
        var mine = grants.organisationsWhere(who, Role.SUPERVISOR);
        var organisations = new ArrayList<Organisation>();
        directory.organisations().stream()
                .filter(each -> mine.contains(each.id()) && !isBelow(each, mine))
                .forEach(top -> append(organisations, top, mine, 0));
        var queueChoices = queues.all().stream()
                .filter(queue -> mine.contains(queue.organisation())
                        || services.all().stream()
                                .anyMatch(
                                        each -> each.queue().equals(queue.id()) && mine.contains(each.organisation())))
                .map(queue -> new Choice(queue.id().toString(), queue.name()))
                .toList();
        var points = directory.entryPoints().stream()
                .filter(point -> mine.contains(point.organisation()))
                .toList();
        return new Choices(
                organisations,
                queueChoices,
                points.stream()
                        .map(EntryPoint::channel)
                        .distinct()
                        .sorted()
                        .map(channel -> new Choice(channel.name(), FigureNames.channel(channel)))
                        .toList(),
                points.stream()
                        .flatMap(point -> point.languages().stream())
                        .distinct()
                        .map(language -> new Choice(language, FigureNames.language(language)))
                        .toList());
    }

    private static boolean isBelow(org.dasan.city.Organisation organisation, Set<OrganisationId> mine) {
        var parent = organisation.parent();
        return parent != null && mine.contains(parent);
    }

    private void append(
            List<Organisation> list, org.dasan.city.Organisation organisation, Set<OrganisationId> mine, int depth) {
        list.add(new Organisation(organisation.id().value(), organisation.name(), depth));
        directory.organisations().stream()
                .filter(each -> organisation.id().equals(each.parent()) && mine.contains(each.id()))
                .forEach(child -> append(list, child, mine, depth + 1));
    }
}

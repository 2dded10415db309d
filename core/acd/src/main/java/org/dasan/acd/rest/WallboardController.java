package org.dasan.acd.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dasan.acd.figures.FigureScope;
import org.dasan.acd.figures.Wall;
import org.dasan.acd.figures.WallView;
import org.dasan.acd.figures.Wallboards;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.access.Problem;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The wallboard for whoever has no socket; a page follows it over `/ws`.
@RestController
class WallboardController {
    private final Wallboards wallboards;
    private final FigureScope scope;

    WallboardController(Wallboards wallboards, FigureScope scope) {
        this.wallboards = wallboards;
        this.scope = scope;
    }

    /// The wallboard of an organisation, of the caller's uppermost one unless told.
    @GetMapping("/api/v1/wallboard")
    @StaffOnly(role = Role.SUPERVISOR)
    Wall wallboard(
            @RequestParam Optional<UUID> organisation,
            @RequestParam(defaultValue = "") List<UUID> queues,
            StaffPrincipal who) {
        var chosen = organisation
                .map(OrganisationId::new)
                .or(() -> scope.uppermost(who.id()))
                .filter(id -> !scope.visible(who.id(), Optional.of(id.value())).isEmpty())
                .orElseThrow(
                        () -> Problem.of(HttpStatus.FORBIDDEN, "forbidden", "This organisation is not yours to see."));
        return wallboards.of(new WallView(chosen, Set.copyOf(queues)));
    }
}

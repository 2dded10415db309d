package org.dasan.agentdesktop;

import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.figures.FigureScope;
import org.dasan.acd.figures.WallView;
import org.dasan.acd.figures.Wallboards;
import org.dasan.city.OrganisationId;
import org.dasan.city.StaffId;
import org.dasan.live.JoinRefusedException;
import org.dasan.live.Recipient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The wallboard of an organisation, for its supervisors.
@Component
class WallShow implements Show {
    private static final int QUEUES = 200;

    private final Wallboards wallboards;
    private final FigureScope scope;

    WallShow(Wallboards wallboards, FigureScope scope) {
        this.wallboards = wallboards;
        this.scope = scope;
    }

    @Override
    public String picture() {
        return "wallboard";
    }

    @Override
    public Recipient watch(StaffId who, JsonNode frame) {
        var organisation = UUID.fromString(frame.path("organisation").asString(""));
        if (scope.visible(who, Optional.of(organisation)).isEmpty()) {
            throw JoinRefusedException.forbidden();
        }
        var queues = new HashSet<UUID>();
        for (var queue : frame.path("queues")) {
            queues.add(UUID.fromString(queue.asString("")));
        }
        if (queues.size() > QUEUES) {
            throw new IllegalArgumentException("more than " + QUEUES + " queues");
        }
        return wallboards.watch(who, new WallView(new OrganisationId(organisation), queues));
    }
}

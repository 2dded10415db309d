package org.dasan.acd.figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dasan.acd.Queues;
import org.dasan.acd.SeatRole;
import org.dasan.acd.UnknownQueueException;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the city offers: channels in languages, and the queue each leads to. Looked up again now and then.
@Component
class WallServices {
    private static final Duration GOOD = Duration.ofSeconds(30);

    private final Queues queues;
    private final Directory directory;
    private volatile @Nullable Known known;

    WallServices(Queues queues, Directory directory) {
        this.queues = queues;
        this.directory = directory;
    }

    /// A channel in a language.
    record Service(Channel channel, String language) {}

    /// A service of an organisation and where its contacts wait.
    record Offered(OrganisationId organisation, Service service, UUID queue, long targetSeconds) {}

    private record Known(long nanos, List<Offered> offered) {}

    List<Offered> all() {
        var last = known;
        long nanos = System.nanoTime();
        if (last == null || nanos - last.nanos() > GOOD.toNanos()) {
            last = new Known(nanos, read());
            known = last;
        }
        return last.offered();
    }

    private List<Offered> read() {
        var offered = new ArrayList<Offered>();
        for (var point : directory.entryPoints()) {
            for (var language : point.languages()) {
                try {
                    var queue = queues.choose(point.id(), SeatRole.AGENT, language);
                    offered.add(new Offered(
                            point.organisation(),
                            new Service(point.channel(), language),
                            queue.id(),
                            queue.target().toSeconds()));
                } catch (UnknownQueueException _) { // nobody takes such contacts yet: there is nothing to show
                }
            }
        }
        return List.copyOf(offered);
    }
}

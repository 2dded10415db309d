package org.dasan.acd.console;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.dasan.city.Grants;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.dasan.live.Frame;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/// Consoles, painted at most once a second on each node, once for all who answer for the same organisations, and
/// only while somebody looks. A picture goes out when it differs from the one before; else a small frame says that
/// it still holds, so that each page knows how old it is.
///
/// What somebody answers for is asked anew for each picture: a role that is taken away takes the picture along.
/// While the database is away nothing is sent: the pages show how old they are, and turn grey.
@Component
public class Consoles {
    private static final Logger LOG = LoggerFactory.getLogger(Consoles.class);
    private static final long LINGER_NANOS = 10_000_000_000L;

    private final FloorReader reader;
    private final ConsolePainter painter;
    private final Grants grants;
    private final Live live;
    private final JsonMapper json = JsonMapper.shared();
    private final Map<StaffId, Viewer> viewers = new ConcurrentHashMap<>();
    private final ReentrantLock turn = new ReentrantLock();
    private Map<Set<OrganisationId>, Painted> last = Map.of();
    private boolean failing;

    Consoles(FloorReader reader, ConsolePainter painter, Grants grants, Live live) {
        this.reader = reader;
        this.painter = painter;
        this.grants = grants;
        this.live = live;
    }

    /// @param nanos when they asked last: they join their audience a moment later
    /// @param sent  version of the picture they were sent last; 0: none
    private record Viewer(long nanos, long sent) {}

    /// @param body  the picture without what changes from second to second, to tell whether it is another
    /// @param frame ready to send
    private record Painted(long version, String body, String frame) {}

    record ConsoleFrame(String type, Console console) {}

    record StillFrame(String type, long version, Instant at, long ageMillis) {}

    /// The floor of the organisations `who` answers for, as it is now or was less than a second ago.
    public Console of(StaffId who) {
        return painter.paint(reader.facts(), mine(who), System.currentTimeMillis());
    }

    /// From now on this node sends `who` their picture, to the audience that is returned.
    public Recipient watch(StaffId who) {
        viewers.put(who, new Viewer(System.nanoTime(), 0));
        return audience(who);
    }

    /// All consoles of one supervisor.
    private static Recipient audience(StaffId who) {
        return new Recipient("console:" + who.value());
    }

    private Set<OrganisationId> mine(StaffId who) {
        return grants.organisationsWhere(who, Role.SUPERVISOR);
    }

    /// At a rate, not after a delay: tasks after a delay share one thread, and a slow database must not keep
    /// others from their turn.
    @Scheduled(fixedRate = 1000)
    void paintThoseThatAreSeen() {
        if (!turn.tryLock()) {
            return;
        }
        try {
            viewers.entrySet()
                    .removeIf(entry -> !live.hasLocal(audience(entry.getKey()))
                            && System.nanoTime() - entry.getValue().nanos() > LINGER_NANOS);
            var next = new HashMap<Set<OrganisationId>, Painted>();
            for (var viewer : Map.copyOf(viewers).entrySet()) {
                if (live.hasLocal(audience(viewer.getKey()))) {
                    show(viewer.getKey(), viewer.getValue(), next);
                }
            }
            last = next;
            failing = false;
        } catch (DataAccessException | TransactionException e) {
            if (!failing) {
                LOG.warn("consoles stand still: {}", e.getMessage());
            }
            failing = true;
        } finally {
            turn.unlock();
        }
    }

    private void show(StaffId who, Viewer viewer, Map<Set<OrganisationId>, Painted> next) {
        var mine = mine(who);
        if (mine.isEmpty()) {
            live.disconnect(audience(who), Live.NOT_ALLOWED);
            return;
        }
        var facts = reader.facts();
        var painted = next.computeIfAbsent(mine, scope -> paint(facts, scope));
        if (viewer.sent() == painted.version()) {
            var still = new StillFrame("console.still", painted.version(), facts.at(), ConsolePainter.age(facts));
            live.publish(audience(who), new Frame.Snapshot("console.still", json.writeValueAsString(still)));
        } else {
            live.publish(audience(who), new Frame.Snapshot("console", painted.frame()));
            // Not when they have asked again meanwhile: that page joins now and has seen nothing.
            viewers.replace(who, viewer, new Viewer(viewer.nanos(), painted.version()));
        }
    }

    private Painted paint(FloorFacts facts, Set<OrganisationId> scope) {
        var before = last.get(scope);
        var console = painter.paint(facts, scope, System.currentTimeMillis());
        var body = json.writeValueAsString(
                new Object[] {console.agents(), console.waiting(), console.reasons(), console.skills()});
        if (before != null && before.body().equals(body)) {
            return new Painted(before.version(), body, frame(console.withVersion(before.version())));
        }
        return new Painted(console.version(), body, frame(console));
    }

    private String frame(Console console) {
        return json.writeValueAsString(new ConsoleFrame("console", console));
    }
}

package org.dasan.acd.figures;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.dasan.city.Grants;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.dasan.live.Frame;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/// Wallboards, painted once a second on each node, for all who look at the same one, and only while somebody
/// does. What they are painted from is read once for all of them.
///
/// Whether somebody may see their picture is asked anew each time: a role that is taken away takes the picture along.
/// While the database is away nothing is sent: the pages show how old their figures are, and turn grey.
@Component
public class Wallboards {
    private static final Logger LOG = LoggerFactory.getLogger(Wallboards.class);
    private static final long SECOND = 1_000_000_000L;

    private final WallReader reader;
    private final WallPainter painter;
    private final Grants grants;
    private final Live live;
    private final JsonMapper json = JsonMapper.shared();
    private final Map<Recipient, Watched> views = new ConcurrentHashMap<>();
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable WallFacts known;
    private boolean failing;

    Wallboards(WallReader reader, WallPainter painter, Grants grants, Live live) {
        this.reader = reader;
        this.painter = painter;
        this.grants = grants;
        this.live = live;
    }

    /// @param nanos when somebody asked for it last: they join its audience a moment later
    private record Watched(StaffId who, WallView view, long nanos) {}

    record WallFrame(String type, Wall wall) {}

    /// The wallboard as it is now, or was less than a second ago.
    public Wall of(WallView view) {
        return painter.paint(facts(), view, System.currentTimeMillis());
    }

    /// From now on this node paints `view` for the screens of `who` that join the audience that is returned.
    public Recipient watch(StaffId who, WallView view) {
        var audience = view.audience(who);
        views.put(audience, new Watched(who, view, System.nanoTime()));
        return audience;
    }

    /// At a rate, not after a delay: tasks after a delay share one thread, and a slow database must not keep
    /// others from their turn.
    @Scheduled(fixedRate = 1000)
    void paintThoseThatAreSeen() {
        if (!turn.tryLock()) {
            return;
        }
        try {
            var seen = views.entrySet().stream()
                    .filter(entry -> live.hasLocal(entry.getKey()))
                    .toList();
            views.entrySet()
                    .removeIf(entry -> !live.hasLocal(entry.getKey())
                            && System.nanoTime() - entry.getValue().nanos() > 10 * SECOND);
            var painted = new HashMap<WallView, Frame>();
            for (var entry : seen) {
                var watched = entry.getValue();
                if (grants.holds(watched.who(), Role.SUPERVISOR, watched.view().organisation())) {
                    live.publish(entry.getKey(), painted.computeIfAbsent(watched.view(), this::frame));
                } else {
                    live.disconnect(entry.getKey(), Live.NOT_ALLOWED);
                }
            }
            failing = false;
        } catch (DataAccessException | TransactionException e) {
            if (!failing) {
                LOG.warn("wallboards stand still: {}", e.getMessage());
            }
            failing = true;
        } finally {
            turn.unlock();
        }
    }

    private Frame frame(WallView view) {
        return new Frame.Snapshot("wallboard", json.writeValueAsString(new WallFrame("wallboard", of(view))));
    }

    private WallFacts facts() {
        reading.lock();
        try {
            var last = known;
            if (last == null || System.nanoTime() - last.nanos() >= SECOND * 9 / 10) {
                last = reader.read(last);
                known = last;
            }
            return last;
        } finally {
            reading.unlock();
        }
    }
}

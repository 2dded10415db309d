package org.dasan.acd.figures;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
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
/// While the database is away nothing is sent: the pages show how old their figures are, and turn grey.
@Component
public class Wallboards {
    private static final Logger LOG = LoggerFactory.getLogger(Wallboards.class);
    private static final long SECOND = 1_000_000_000L;

    private final WallReader reader;
    private final WallPainter painter;
    private final Live live;
    private final JsonMapper json = JsonMapper.shared();
    private final Map<Recipient, Watched> views = new ConcurrentHashMap<>();
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable WallFacts known;
    private boolean failing;

    Wallboards(WallReader reader, WallPainter painter, Live live) {
        this.reader = reader;
        this.painter = painter;
        this.live = live;
    }

    /// @param nanos when somebody asked for it last: they join its audience a moment later
    private record Watched(WallView view, long nanos) {}

    record WallFrame(String type, Wall wall) {}

    /// The wallboard as it is now, or was less than a second ago.
    public Wall of(WallView view) {
        return painter.paint(facts(), view, System.currentTimeMillis());
    }

    /// From now on this node paints `view` for whoever joins the audience that is returned.
    public Recipient watch(WallView view) {
        var audience = view.audience();
        views.put(audience, new Watched(view, System.nanoTime()));
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
            for (var entry : seen) {
                var frame = new WallFrame("wallboard", of(entry.getValue().view()));
                live.publish(entry.getKey(), new Frame.Snapshot("wallboard", json.writeValueAsString(frame)));
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

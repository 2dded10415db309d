package org.dasan.knowledgebase.search;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.dasan.city.access.Problem;
import org.dasan.knowledgebase.entries.Entries;
import org.dasan.store.DataFolder;
import org.dasan.store.EventListener;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// This node's index of the published entries. The database is the truth: whatever the index has missed, because
/// the process was killed or the folder was lost, it finds out at the start by comparing revisions; what other nodes
/// publish, it hears from the event log.
@Component
public class EntryIndex implements EventListener, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EntryIndex.class);
    private static final int BATCH = 500;
    /// How long a question waits for an index that is being built.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(5);

    private final Entries entries;
    private final Path folder;
    private final IndexWake wake = new IndexWake();
    private final ReentrantLock writing = new ReentrantLock();
    private final Set<UUID> missing = new LinkedHashSet<>(); // guarded by itself
    private final Map<UUID, Integer> held = new ConcurrentHashMap<>(); // entry to revision, as the index has them
    private volatile CountDownLatch ready = new CountDownLatch(1);
    private volatile boolean running;
    private @Nullable IndexWriter writer;
    private volatile @Nullable SearcherManager searchers;
    private @Nullable Thread thread;
    private long committed = System.nanoTime();

    EntryIndex(Entries entries, DataFolder data, MeterRegistry metrics) {
        this.entries = entries;
        this.folder = data.resolve("index");
        Gauge.builder("dasan.knowledge.index.missing", this, EntryIndex::waiting)
                .description("Entries that this node's index has yet to take in")
                .register(metrics);
    }

    private int waiting() {
        synchronized (missing) {
            return missing.size();
        }
    }

    /// Brings entries up to date here, and returns when they are found. What cannot be done now is done later: the
    /// step that published them stands.
    public void bring(Collection<UUID> ids) {
        note(ids);
        if (!running) {
            return;
        }
        try {
            ready.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            takeIn();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The index did not take in {} entries; it will try again", ids.size(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A search over what is published now; the caller's only look at the index.
    <T> T search(Search<T> search) {
        var manager = manager();
        try {
            var searcher = manager.acquire();
            try {
                return search.in(searcher);
            } finally {
                manager.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    interface Search<T> {
        T in(IndexSearcher searcher) throws IOException;
    }

    private SearcherManager manager() {
        try {
            if (ready.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                var manager = searchers;
                if (manager != null) {
                    return manager;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var problem = Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "The index is being built.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
        throw problem;
    }

    @Override
    public void onEvents(List<StoredEvent> batch) {
        note(batch.stream()
                .filter(event -> event.stream().type() == StreamType.ENTRY)
                .filter(event -> event.type().equals("knowledge.published")
                        || event.type().equals("knowledge.retired"))
                .map(event -> event.stream().id())
                .toList());
    }

    private void note(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        synchronized (missing) {
            missing.addAll(ids);
        }
        wake.now();
    }

    @Override
    public void start() {
        try {
            open();
        } catch (IOException e) {
            throw new UncheckedIOException("the index in " + folder + " cannot be opened", e);
        }
        running = true;
        thread = Thread.ofPlatform().daemon().name("dasan-knowledge-index").start(this::follow);
    }

    private void open() throws IOException {
        var opened = IndexFolder.open(folder);
        writer = opened;
        searchers = new SearcherManager(opened, new Weighing());
    }

    private void follow() {
        boolean caughtUp = false;
        while (running) {
            try {
                if (!caughtUp) {
                    catchUp();
                    caughtUp = true;
                    ready.countDown();
                }
                takeIn();
                wake.await(LOOK);
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                if (running) {
                    LOG.warn("The index cannot follow now; it will try again", e);
                    rest();
                    caughtUp &= !mend();
                }
            }
        }
    }

    /// Lucene gives a writer up after an error of the disk; a new one catches up.
    ///
    /// @return whether there was something to mend
    private boolean mend() {
        writing.lock();
        try {
            var broken = writer;
            if (broken == null || broken.isOpen()) {
                return false;
            }
            broken.getDirectory().close();
            held.clear();
            open();
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The index cannot be opened again yet: {}", e.getMessage());
            return false;
        } finally {
            writing.unlock();
        }
    }

    private void rest() {
        try {
            wake.await(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Compares what the index holds with what is published, and takes in the differences.
    private void catchUp() throws IOException {
        held.putAll(stored());
        var unknown = new HashSet<>(held.keySet());
        int differences = 0;
        UUID after = null;
        for (var page = entries.stamps(after, BATCH); !page.isEmpty(); page = entries.stamps(after, BATCH)) {
            var different = new ArrayList<UUID>();
            for (var stamp : page) {
                unknown.remove(stamp.id());
                if (!Objects.equals(held.get(stamp.id()), stamp.revision())) {
                    different.add(stamp.id());
                }
            }
            write(different);
            differences += different.size();
            after = page.getLast().id();
        }
        write(unknown);
        refresh(true);
        if (differences + unknown.size() > 0) {
            LOG.info("The index took in {} entries and dropped {}", differences, unknown.size());
        }
    }

    /// Entry to revision, as the index has them.
    private Map<UUID, Integer> stored() throws IOException {
        var found = new HashMap<UUID, Integer>();
        try (var reader = DirectoryReader.open(openWriter())) {
            var stored = reader.storedFields();
            var live = MultiBits.getLiveDocs(reader);
            for (int number = 0; number < reader.maxDoc(); number++) {
                if (live == null || live.get(number)) {
                    var document = stored.document(number, Set.of(Fields.ID, Fields.REVISION));
                    var revision = document.getField(Fields.REVISION).numericValue();
                    found.put(UUID.fromString(document.get(Fields.ID)), revision == null ? -1 : revision.intValue());
                }
            }
        }
        return found;
    }

    private void takeIn() throws IOException {
        writing.lock();
        try {
            List<UUID> ids;
            synchronized (missing) {
                ids = List.copyOf(missing);
            }
            if (!ids.isEmpty()) {
                for (int i = 0; i < ids.size(); i += BATCH) {
                    var some = ids.subList(i, Math.min(i + BATCH, ids.size()));
                    synchronized (missing) {
                        missing.removeAll(new LinkedHashSet<>(some)); // before reading: what changes now is noted again
                    }
                    try {
                        write(some);
                    } catch (IOException | RuntimeException e) {
                        note(some);
                        throw e;
                    }
                }
            }
            refresh(false);
        } finally {
            writing.unlock();
        }
    }

    /// Replaces documents by what the database says now. Reading and writing are one step: of two who bring the
    /// same entry the later one has read the later text.
    private void write(Collection<UUID> ids) throws IOException {
        if (ids.isEmpty()) {
            return;
        }
        writing.lock();
        try {
            var gone = new LinkedHashSet<>(ids);
            var to = openWriter();
            for (var published : entries.published(ids)) {
                var id = published.entry().id();
                int revision = published.entry().revision();
                gone.remove(id);
                if (!Objects.equals(held.get(id), revision)) { // else this node published it and has heard of it since
                    to.updateDocument(new Term(Fields.ID, id.toString()), EntryDocument.of(published));
                    held.put(id, revision);
                }
            }
            for (var id : gone) {
                to.deleteDocuments(new Term(Fields.ID, id.toString()));
                held.remove(id);
            }
        } finally {
            writing.unlock();
        }
    }

    private void refresh(boolean commit) throws IOException {
        var manager = searchers;
        if (manager != null) {
            manager.maybeRefreshBlocking();
        }
        var to = openWriter();
        if (to.hasUncommittedChanges() && (commit || System.nanoTime() - committed > COMMIT_EVERY.toNanos())) {
            to.commit();
            committed = System.nanoTime();
        }
    }

    private IndexWriter openWriter() throws IOException {
        var open = writer;
        if (open == null) {
            throw new IOException("the index is closed");
        }
        return open;
    }

    @Override
    public void stop() {
        running = false;
        wake.now();
        var follower = thread;
        try {
            if (follower != null && !follower.join(Duration.ofSeconds(10))) {
                follower.interrupt();
                follower.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ready = new CountDownLatch(1);
        writing.lock();
        try {
            var manager = searchers;
            searchers = null;
            held.clear();
            if (manager != null) {
                manager.close();
            }
            var open = writer;
            writer = null;
            if (open != null) {
                open.close(); // commits
                open.getDirectory().close();
            }
        } catch (IOException e) {
            LOG.warn("The index was not closed in order; the next start mends it", e);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 100; // after the samples are in the database, before the web server opens
    }

    /// Searchers that weigh as the fields want it.
    private static final class Weighing extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            var searcher = new IndexSearcher(reader);
            searcher.setSimilarity(new FieldSimilarity());
            return searcher;
        }
    }
}

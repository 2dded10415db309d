package org.dasan.live;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.dasan.city.access.StaffPrincipal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/// One socket: what it follows, what waits for it, and the virtual thread that writes to it while something
/// waits. Whoever publishes never waits for the client, only for the short lock.
final class Client {
    private static final Logger LOG = LoggerFactory.getLogger(Client.class);
    private static final int CATCH_UP_ROUNDS = 5;

    private final WebSocketSession session;
    private final @Nullable StaffPrincipal staff;
    private final Executor threads;
    private final SendBuffer buffer;
    private final int longestResume;
    private final int largestResume;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, StreamPosition> streams = new HashMap<>();
    private @Nullable Set<String> seenWhileGreeting = new HashSet<>();
    private boolean welcomed;
    private boolean writing;
    private boolean closed;
    private volatile @Nullable Membership membership;
    private @Nullable Recipient watching;

    /// Who a client became by its hello.
    record Membership(ClientProtocol protocol, Recipient principal) {}

    Client(WebSocketSession session, @Nullable StaffPrincipal staff, Executor threads, LiveProperties bounds) {
        this.session = session;
        this.staff = staff;
        this.threads = threads;
        buffer = new SendBuffer(bounds.bufferFrames(), bounds.bufferChars());
        longestResume = bounds.bufferFrames() / 2;
        largestResume = bounds.bufferChars() / 2;
    }

    String id() {
        return session.getId();
    }

    @Nullable
    StaffPrincipal staff() {
        return staff;
    }

    /// `null` until the hello was accepted.
    @Nullable
    Membership membership() {
        return membership;
    }

    void join(Membership as) {
        membership = as;
    }

    /// From here on frames are taken; before, whatever is published is older than what the greeting will
    /// show.
    void welcome(String json) {
        lock.lock();
        try {
            welcomed = true;
            putOrClose(buffer.put(json));
        } finally {
            lock.unlock();
        }
    }

    /// Sends pictures drawn after the welcome, unless newer ones have been published since.
    void greet(List<Frame> frames) {
        lock.lock();
        try {
            var seen = seenWhileGreeting == null ? Set.<String>of() : seenWhileGreeting;
            seenWhileGreeting = null;
            for (var frame : frames) {
                if (!(frame instanceof Frame.Snapshot snapshot && seen.contains(snapshot.conflationKey()))) {
                    publish(frame);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Sends an answer to something the client asked.
    void answer(String json) {
        lock.lock();
        try {
            putOrClose(buffer.put(json));
        } finally {
            lock.unlock();
        }
    }

    void publish(Frame frame) {
        lock.lock();
        try {
            if (closed || !welcomed) {
                return;
            }
            switch (frame) {
                case Frame.Stream stream -> publishStream(stream);
                case Frame.Snapshot snapshot -> {
                    if (seenWhileGreeting != null) {
                        seenWhileGreeting.add(snapshot.conflationKey());
                    }
                    putOrClose(buffer.putSnapshot(snapshot.conflationKey(), snapshot.json()));
                }
                case Frame.Transient passing -> {
                    buffer.putTransient(passing.json());
                    wakeWriter();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void publishStream(Frame.Stream frame) {
        var position = streams.get(frame.stream());
        if (position == null) {
            return;
        }
        switch (position.published(frame)) {
            case SEND -> putOrClose(buffer.put(frame.json()));
            case CATCH_UP -> threads.execute(() -> catchUp(frame.stream(), position));
            case LEAVE -> {}
        }
    }

    /// Follows a stream from what the client has applied. The caller has made it join the audience before.
    void follow(UUID stream, int applied) {
        var position = new StreamPosition(applied);
        lock.lock();
        try {
            streams.put(stream, position);
        } finally {
            lock.unlock();
        }
        catchUp(stream, position);
    }

    /// How many streams it follows.
    int following() {
        lock.lock();
        try {
            return streams.size();
        } finally {
            lock.unlock();
        }
    }

    void unfollow(UUID stream) {
        lock.lock();
        try {
            streams.remove(stream);
        } finally {
            lock.unlock();
        }
    }

    /// Notes whose picture it looks at from now on.
    ///
    /// @return whose it was before
    @Nullable
    Recipient watch(@Nullable Recipient audience) {
        lock.lock();
        try {
            var before = watching;
            watching = audience;
            return before;
        } finally {
            lock.unlock();
        }
    }

    /// Reads what is missing from storage until nothing newer has been heard of. Nothing is kept aside
    /// meanwhile: what has been published has been committed, so the next round reads it.
    private void catchUp(UUID stream, StreamPosition position) {
        var as = membership;
        if (as == null) {
            return;
        }
        try {
            for (var round = 0; round < CATCH_UP_ROUNDS; round++) {
                var resume = as.protocol().resume(as.principal(), stream, sent(position));
                lock.lock();
                try {
                    if (closed || streams.get(stream) != position) {
                        return;
                    }
                    apply(stream, position, resume);
                    if (position.upToDate()) {
                        return;
                    }
                } finally {
                    lock.unlock();
                }
            }
            reload(stream, position);
        } catch (RuntimeException e) {
            LOG.warn("Resuming stream {} failed; its client reconnects", stream, e);
            close(CloseStatus.SERVICE_OVERLOAD);
        }
    }

    private int sent(StreamPosition position) {
        lock.lock();
        try {
            return position.sent();
        } finally {
            lock.unlock();
        }
    }

    private void apply(UUID stream, StreamPosition position, Resume resume) {
        switch (resume) {
            case Resume.Missed(var frames) -> {
                var size =
                        frames.stream().mapToInt(frame -> frame.json().length()).sum();
                if (frames.size() > longestResume || size > largestResume) {
                    position.reloaded(frames.getLast().seq());
                    putOrClose(buffer.put(reloadFrame(stream)));
                    return;
                }
                for (var frame : frames) {
                    if (position.caught(frame)) {
                        putOrClose(buffer.put(frame.json()));
                    }
                }
            }
            case Resume.Reload(var seq) -> {
                position.reloaded(seq);
                putOrClose(buffer.put(reloadFrame(stream)));
            }
        }
    }

    /// The last resort when storage keeps telling less than was published.
    private void reload(UUID stream, StreamPosition position) {
        lock.lock();
        try {
            position.reloaded(position.heard());
            position.upToDate();
            putOrClose(buffer.put(reloadFrame(stream)));
        } finally {
            lock.unlock();
        }
    }

    private static String reloadFrame(UUID stream) {
        return "{\"type\":\"reload\",\"streamId\":\"" + stream + "\"}";
    }

    private void putOrClose(boolean fitted) {
        if (fitted) {
            wakeWriter();
        } else if (!closed) {
            LOG.info("Socket {} reads too slowly; it is closed and may resume", session.getId());
            close(CloseStatus.SERVICE_OVERLOAD);
        }
    }

    private void wakeWriter() {
        if (!writing && !closed && buffer.size() > 0) {
            writing = true;
            threads.execute(this::write);
        }
    }

    private void write() {
        while (true) {
            String next;
            lock.lock();
            try {
                next = closed ? null : buffer.poll();
                if (next == null) {
                    writing = false;
                    return;
                }
            } finally {
                lock.unlock();
            }
            try {
                session.sendMessage(new TextMessage(next));
            } catch (IOException | IllegalStateException e) {
                LOG.debug("Socket {} is gone: {}", session.getId(), e.getMessage());
                close(CloseStatus.SESSION_NOT_RELIABLE);
                return;
            }
        }
    }

    /// Closes the socket without waiting for it. What still waits is thrown away at once.
    void close(CloseStatus status) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            buffer.clear();
            streams.clear();
        } finally {
            lock.unlock();
        }
        threads.execute(() -> {
            try {
                session.close(status);
            } catch (IOException | IllegalStateException e) {
                LOG.debug("Socket {} did not close in order: {}", session.getId(), e.getMessage());
            }
        });
    }

    /// Characters that wait to be sent.
    int waitingChars() {
        lock.lock();
        try {
            return buffer.chars();
        } finally {
            lock.unlock();
        }
    }

    /// Transients dropped so far.
    long dropped() {
        lock.lock();
        try {
            return buffer.dropped();
        } finally {
            lock.unlock();
        }
    }
}

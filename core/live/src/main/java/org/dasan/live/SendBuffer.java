package org.dasan.live;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What waits to be sent to one client: bounded in number and size. Snapshots with the same key replace each
/// other, transients are dropped first. Not thread-safe.
final class SendBuffer {
    /// Transients are only of use to a client that keeps up: they may fill this part of the buffer.
    private static final int TRANSIENT_SHARE = 4;

    private final int maxFrames;
    private final int maxChars;
    private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
    private final Map<String, Entry> snapshots = new HashMap<>();
    private int chars;
    private long dropped;

    private static final class Entry {
        private final boolean droppable;
        private final @Nullable String key;
        private String json;

        Entry(boolean droppable, @Nullable String key, String json) {
            this.droppable = droppable;
            this.key = key;
            this.json = json;
        }
    }

    SendBuffer(int maxFrames, int maxChars) {
        this.maxFrames = maxFrames;
        this.maxChars = maxChars;
    }

    /// Adds what must arrive.
    ///
    /// @return false when there is no room even without the transients: the client is too slow
    boolean put(String json) {
        return add(new Entry(false, null, json));
    }

    /// Adds a picture, or replaces the one of the same key that still waits.
    ///
    /// @return false when there is no room
    boolean putSnapshot(String key, String json) {
        var earlier = snapshots.get(key);
        if (earlier != null) {
            chars += json.length() - earlier.json.length();
            earlier.json = json;
            return chars <= maxChars || makeRoom(0);
        }
        var entry = new Entry(false, key, json);
        snapshots.put(key, entry);
        return add(entry);
    }

    /// Adds what may be dropped, and drops it when the client does not keep up.
    void putTransient(String json) {
        if (waiting.size() >= maxFrames / TRANSIENT_SHARE || chars + json.length() > maxChars / TRANSIENT_SHARE) {
            dropped++;
        } else {
            waiting.add(new Entry(true, null, json));
            chars += json.length();
        }
    }

    private boolean add(Entry entry) {
        var length = entry.json.length();
        if ((waiting.size() >= maxFrames || chars + length > maxChars) && !makeRoom(length)) {
            return false;
        }
        waiting.add(entry);
        chars += length;
        return true;
    }

    private boolean makeRoom(int length) {
        waiting.removeIf(entry -> {
            if (entry.droppable) {
                chars -= entry.json.length();
                dropped++;
            }
            return entry.droppable;
        });
        return waiting.size() < maxFrames && chars + length <= maxChars;
    }

    /// Takes the next one out; `null` when nothing waits.
    @Nullable
    String poll() {
        var next = waiting.poll();
        if (next == null) {
            return null;
        }
        if (next.key != null) {
            snapshots.remove(next.key);
        }
        chars -= next.json.length();
        return next.json;
    }

    void clear() {
        waiting.clear();
        snapshots.clear();
        chars = 0;
    }

    int size() {
        return waiting.size();
    }

    int chars() {
        return chars;
    }

    /// How many transients were dropped so far.
    long dropped() {
        return dropped;
    }
}

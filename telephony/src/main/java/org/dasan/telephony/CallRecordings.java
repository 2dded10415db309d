package org.dasan.telephony;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dasan.interactions.InteractionId;
import org.dasan.store.BlobGone;
import org.dasan.store.BlobRef;
import org.dasan.store.BlobStore;
import org.dasan.store.BlobTooLarge;
import org.dasan.store.Tempo;
import org.dasan.telephony.RecordingRows.Fault;
import org.dasan.telephony.RecordingRows.Over;
import org.dasan.telephony.RecordingRows.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Takes in what the exchange wrote down of calls that are over: listens whether it holds what was said, keeps it
/// encrypted, and removes the file.
@Component
class CallRecordings {
    private static final Logger LOG = LoggerFactory.getLogger(CallRecordings.class);
    private static final int AT_ONCE = 20;
    private static final long LARGEST = 512L * 1024 * 1024;
    /// Looks, a second apart, until a file that is not there is given up.
    private static final int PATIENCE = 10;
    /// Shorter talks need not be found in the file: it begins when both lines are in the bridge.
    private static final Duration SLACK = Duration.ofSeconds(2);

    private static final double SLACK_SHARE = 0.05;

    private final RecordingRows rows;
    private final BlobStore blobs;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Map<InteractionId, Seen> seen = new HashMap<>();

    CallRecordings(RecordingRows rows, BlobStore blobs, Clock clock, MeterRegistry metrics) {
        this.rows = rows;
        this.blobs = blobs;
        this.clock = clock;
        this.metrics = metrics;
    }

    private record Seen(long size, int looks) {}

    /// Comes every second while this node leads the exchange.
    void look(ExchangeFile exchange) {
        var folder = exchange.recordings();
        if (folder != null && busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("dasan-recordings").start(() -> {
                try {
                    takeIn(exchange.id(), folder.here());
                } catch (DataAccessException | TransactionException e) {
                    LOG.warn("recordings are taken in later: {}", e.getMessage());
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    private void takeIn(String exchange, Path folder) {
        var over = rows.over(exchange, clock.instant(), AT_ONCE);
        seen.keySet().retainAll(over.stream().map(Over::interaction).toList());
        for (var call : over) {
            var file = folder.resolve(CallRecorder.file(call.interaction()));
            try {
                if (isDone(call.interaction(), file)) {
                    takeIn(call, file);
                }
            } catch (IOException | BlobTooLarge e) {
                LOG.warn("the recording of contact {} is taken in later: {}", call.interaction(), e.toString());
            }
        }
    }

    /// The exchange writes on for a moment after the call.
    private boolean isDone(InteractionId id, Path file) throws IOException {
        long size = Files.exists(file) ? Files.size(file) : -1;
        var before =
                seen.put(id, new Seen(size, seen.containsKey(id) ? seen.get(id).looks() + 1 : 1));
        return before != null && before.size() == size && (size > 0 || before.looks() >= PATIENCE);
    }

    private void takeIn(Over call, Path file) throws IOException, BlobTooLarge {
        var id = call.interaction();
        var sound = Files.exists(file) ? RecordedSound.measure(file) : null;
        var fault = fault(call, sound);
        var blob = sound == null || sound.bytes() == 0 ? null : keep(sound);
        var state = fault != null ? State.FAILED : blob == null ? State.NOTHING : State.STORED;
        boolean first = rows.settle(
                id,
                state,
                fault,
                blob == null ? null : blob.id(),
                blob == null ? 0 : blob.length(),
                call.talked(),
                sound,
                clock.instant());
        if (!first) {
            if (blob != null) {
                blobs.erase(blob.id());
            }
            return;
        }
        rows.endPause(id, call.endedAt());
        Files.deleteIfExists(file);
        var result = fault != null ? fault.name() : state.name();
        metrics.counter("dasan.voice.recordings", "result", result.toLowerCase(Locale.ROOT))
                .increment();
        if (fault != null) {
            LOG.warn(
                    "the recording of contact {} is not what it should be: {}, {} of {}",
                    id,
                    fault,
                    sound == null ? Duration.ZERO : sound.length(),
                    call.talked());
        }
    }

    private BlobRef keep(RecordedSound sound) throws IOException, BlobTooLarge {
        try (var in = sound.asWav()) {
            return blobs.put(in, LARGEST);
        }
    }

    /// What is wrong with it, if anything.
    private @Nullable Fault fault(Over call, @Nullable RecordedSound sound) {
        var talked = call.talked();
        var slack = Tempo.inCity(clock, SLACK).plusMillis((long) (talked.toMillis() * SLACK_SHARE));
        if (talked.compareTo(slack) <= 0) {
            return null;
        }
        if (sound == null || sound.bytes() == 0) {
            return Fault.MISSING;
        }
        if (Tempo.inCity(clock, sound.length()).plus(slack).compareTo(talked) < 0) {
            return Fault.SHORT;
        }
        boolean mostlyPaused = talked.minus(call.paused()).compareTo(slack) <= 0;
        return sound.isSilent() && !mostlyPaused ? Fault.SILENT : null;
    }

    /// Writes the sound out.
    ///
    /// @throws BlobGone when it has been erased; nothing has been written then
    void writeTo(UUID blob, OutputStream out) throws BlobGone, IOException {
        blobs.writeTo(blob, out);
    }
}

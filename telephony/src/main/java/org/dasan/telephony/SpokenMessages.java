package org.dasan.telephony;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dasan.interactions.InteractionId;
import org.dasan.selfservice.Flows;
import org.dasan.selfservice.Recorded;
import org.dasan.store.BlobStore;
import org.dasan.store.BlobTooLarge;
import org.dasan.store.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What callers say after a tone. The exchange writes it into a file; here it is listened to whether it holds
/// anything, kept encrypted, and taken out of the exchange's folder.
@Component
class SpokenMessages {
    private static final Logger LOG = LoggerFactory.getLogger(SpokenMessages.class);
    /// The format by the exchange's name of it, which is the file's ending as well.
    static final String FORMAT = "ulaw";

    private static final String PREFIX = "message-";
    /// Less is a caller who thought better of it.
    private static final Duration SHORTEST = Duration.ofSeconds(2);

    private static final long LARGEST = 16L * 1024 * 1024;

    private final BlobStore blobs;
    private final Flows flows;
    private final MeterRegistry metrics;

    SpokenMessages(BlobStore blobs, Flows flows, MeterRegistry metrics) {
        this.blobs = blobs;
        this.flows = flows;
        this.metrics = metrics;
    }

    private enum Result {
        KEPT,
        /// Too short, or without sound.
        NOTHING,
        /// The exchange wrote no file, or it could not be read or stored.
        FAILED,
        /// Kept although the server had died meanwhile.
        RESCUED
    }

    /// A new file's name, without its ending. It says whose words it holds, for whoever finds it.
    static String name(InteractionId id, String language) {
        return PREFIX + id + "-" + language + "-" + Ids.next();
    }

    /// Takes in a file that the exchange has closed; it is gone afterwards.
    Recorded take(Path file) {
        var recorded = read(file);
        count(
                switch (recorded) {
                    case Recorded.Kept _ -> Result.KEPT;
                    case Recorded.Nothing(), Recorded.HungUp() -> Result.NOTHING;
                    case Recorded.Impossible() -> Result.FAILED;
                });
        return recorded;
    }

    private Recorded read(Path file) {
        try {
            if (!Files.exists(file)) {
                LOG.warn("the exchange wrote no message where it was told to");
                return new Recorded.Impossible();
            }
            var sound = RecordedSound.measure(file);
            if (sound.length().compareTo(SHORTEST) < 0 || sound.isSilent()) {
                return new Recorded.Nothing();
            }
            try (var in = sound.asWav()) {
                return new Recorded.Kept(blobs.put(in, LARGEST), sound.length());
            }
        } catch (IOException | BlobTooLarge e) {
            LOG.warn("a message could not be kept: {}", e.toString());
            return new Recorded.Impossible();
        } finally {
            remove(file);
        }
    }

    /// Keeps what a caller said whose server died before it took it in.
    ///
    /// @param gone whether they have hung up
    /// @return whether there was something
    boolean rescue(ExchangeFile exchange, InteractionId id, boolean gone) {
        boolean rescued = false;
        for (var file : leftBehind(exchange, id)) {
            var language = language(file, id);
            if (read(file) instanceof Recorded.Kept kept) {
                flows.messageLeft(id, kept, language, gone);
                rescued = true;
                count(Result.RESCUED);
                LOG.info("what the caller of contact {} said when its server died is kept", id);
            }
        }
        return rescued;
    }

    private static List<Path> leftBehind(ExchangeFile exchange, InteractionId id) {
        var found = new ArrayList<Path>();
        var folder = exchange.recordings();
        if (folder != null) {
            try (var files = Files.newDirectoryStream(folder.here(), PREFIX + id + "-*." + FORMAT)) {
                files.forEach(found::add);
            } catch (IOException e) {
                LOG.warn("messages left behind are looked for later: {}", e.toString());
            }
        }
        return found;
    }

    private static String language(Path file, InteractionId id) {
        var rest = Objects.requireNonNull(file.getFileName()).toString().substring((PREFIX + id + "-").length());
        return rest.substring(0, rest.indexOf('-'));
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("a message lies in the exchange's folder still: {}", e.toString());
        }
    }

    private void count(Result result) {
        metrics.counter("dasan.voice.messages", "result", result.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}

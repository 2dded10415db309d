package org.dasan.channels.sms;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dasan.channels.sms.PictureFetcher.PictureRefusedException;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.MediaRefusedException;
import org.dasan.interactions.MediaStore;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.Posted;
import org.dasan.store.BlobTooLarge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings the pictures of texts into the house, after the text itself is stored: the provider is slow, and may
/// be hostile. One that cannot be had is named to the agent; the text stays.
@Component
class Pictures {
    /// Larger than anything a telephone network carries.
    static final long MAX_BYTES = 10L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
    private static final int AT_ONCE = 4;
    private static final int TRIES = 5;
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private final PictureRows rows;
    private final PictureFetcher fetcher;
    private final MediaStore media;
    private final Interactions interactions;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MeterRegistry metrics;

    Pictures(
            PictureRows rows,
            PictureFetcher fetcher,
            MediaStore media,
            Interactions interactions,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry metrics) {
        this.rows = rows;
        this.fetcher = fetcher;
        this.media = media;
        this.interactions = interactions;
        this.transaction = transaction;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// Remembers what is to be fetched, in the transaction that stored the message.
    void expect(Posted posted, List<InboundText.Picture> pictures) {
        for (int i = 0; i < pictures.size(); i++) {
            rows.insert(posted, i, pictures.get(i), clock.instant());
        }
    }

    /// Fetches what is due, a few at once, and waits for them.
    @Scheduled(fixedDelay = 1000)
    void fetchDue() throws InterruptedException {
        var due = rows.claim(AT_ONCE, clock.instant(), LEASE);
        var workers = new ArrayList<Thread>();
        for (var picture : due) {
            workers.add(
                    Thread.ofVirtual().name("dasan-sms-picture-" + picture.id()).start(() -> fetch(picture)));
        }
        for (var worker : workers) {
            worker.join();
        }
    }

    private void fetch(PictureRows.Due picture) {
        try {
            fetcher.fetch(picture.url(), in -> {
                try {
                    // The row's own id is the upload's: the same picture fetched twice is stored once.
                    var stored = media.store(picture.interaction(), null, picture.id(), "mms", in, MAX_BYTES);
                    arrived(picture, stored.item().id());
                } catch (BlobTooLarge e) {
                    throw new PictureRefusedException("too-large");
                } catch (MediaRefusedException e) {
                    throw new PictureRefusedException("type-refused");
                }
            });
        } catch (PictureRefusedException e) {
            blocked(picture, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            failed(picture);
        } catch (DataAccessException | IllegalStateException e) {
            LOG.warn("Picture {} could not be stored and is fetched again later: {}", picture.id(), e.getMessage());
        }
    }

    private void arrived(PictureRows.Due picture, UUID stored) {
        transaction.executeWithoutResult(_ -> {
            interactions.lock(picture.interaction());
            if (rows.done(picture.id())) {
                interactions.attachLater(picture.interaction(), picture.message(), stored);
                count("stored");
            }
        });
    }

    private void failed(PictureRows.Due picture) {
        if (picture.attempt() >= TRIES) {
            blocked(picture, "unreachable");
            return;
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << (2 * picture.attempt()));
        rows.later(picture.id(), clock.instant().plus(pause));
        count("later");
    }

    /// The agent is told that there was a picture; the citizen's text stays as it is.
    private void blocked(PictureRows.Due picture, String why) {
        LOG.info("Picture {} was not taken: {}", picture.id(), why);
        transaction.executeWithoutResult(_ -> {
            interactions.lock(picture.interaction());
            if (rows.done(picture.id())) {
                interactions.post(NewMessage.fromSystem(picture.interaction(), "media.blocked", clock.instant()));
                count("blocked");
            }
        });
    }

    private void count(String outcome) {
        metrics.counter("dasan.sms.pictures", "outcome", outcome).increment();
    }
}

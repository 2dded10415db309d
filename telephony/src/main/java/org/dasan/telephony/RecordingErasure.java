package org.dasan.telephony;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.retention.RetainedElsewhere;
import org.dasan.store.BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Destroys recordings: with their contact, or earlier where the entry point's rule says so. That there was one,
/// how long it was and who listened when stays.
@Component
class RecordingErasure implements RetainedElsewhere {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingErasure.class);
    private static final int AT_ONCE = 200;
    private static final int MOST_A_ROUND = 20_000;

    private final RecordingRows rows;
    private final RecordingRuleKind rules;
    private final BlobStore blobs;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RecordingErasure(
            RecordingRows rows,
            RecordingRuleKind rules,
            BlobStore blobs,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.rules = rules;
        this.blobs = blobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void erase(InteractionId interaction) {
        rows.erase(interaction).ifPresent(blobs::erase);
    }

    @Override
    public boolean needs(UUID identity) {
        return false;
    }

    @Scheduled(fixedRate = 3_600_000, initialDelay = 660_000)
    void everyHour() {
        try {
            int erased = eraseWhatIsDue();
            if (erased > 0) {
                LOG.info("{} recordings were erased, their time was over", erased);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("recordings are erased later: {}", e.getMessage());
        }
    }

    /// Erases all whose time is over, a bounded number of them.
    ///
    /// @return how many
    int eraseWhatIsDue() {
        int erased = 0;
        for (var rule : rules.all()) {
            if (rule.keepDays() == null) {
                continue;
            }
            var limit = clock.instant().minus(Duration.ofDays(rule.keepDays()));
            var due = rows.older(rule.entryPoint(), limit, AT_ONCE);
            while (!due.isEmpty() && erased < MOST_A_ROUND) {
                due.forEach(id -> transactions.executeWithoutResult(_ -> erase(id)));
                erased += due.size();
                due = rows.older(rule.entryPoint(), limit, AT_ONCE);
            }
        }
        return erased;
    }
}

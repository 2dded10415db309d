package org.dasan.interactions.retention;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Erases contacts whose time is over, one after the other, each in a transaction of its own. Every node does it:
/// a contact that another one erased is passed over.
@Component
public class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int AT_ONCE = 200;
    /// Of one round, so that a rule made shorter does not hold the database up for hours.
    private static final int MOST_A_ROUND = 20_000;

    private final RetentionKind classes;
    private final DueContacts due;
    private final ContactEraser eraser;
    private final Clock clock;

    Retention(RetentionKind classes, DueContacts due, ContactEraser eraser, Clock clock) {
        this.classes = classes;
        this.due = due;
        this.eraser = eraser;
        this.clock = clock;
    }

    @Scheduled(fixedRate = 3_600_000, initialDelay = 600_000)
    void everyHour() {
        try {
            int erased = eraseWhatIsDue();
            if (erased > 0) {
                LOG.info("{} contacts were erased, their time was over", erased);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("contacts are erased later: {}", e.getMessage());
        }
    }

    /// Erases all whose time is over, a bounded number of them.
    ///
    /// @return how many
    public int eraseWhatIsDue() {
        var rules = classes.rules();
        var now = clock.instant();
        int erased = 0;
        DueContacts.@Nullable Due last = null;
        while (erased < MOST_A_ROUND) {
            var next = due.next(rules, now, last, AT_ONCE);
            if (next.isEmpty()) {
                return erased;
            }
            for (var contact : next) {
                eraser.erase(contact.id().value());
                erased++;
            }
            last = next.getLast();
        }
        return erased;
    }
}

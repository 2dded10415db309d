package org.dasan.caserouter;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What time alone decides about cases. Every node runs it; each step locks the case and looks again.
@Component
class CaseTimers {
    private static final Logger LOG = LoggerFactory.getLogger(CaseTimers.class);
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final CaseSteps steps;
    private final CaseRules rules;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CaseTimers(JdbcClient jdbc, CaseSteps steps, CaseRules rules, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.rules = rules;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// An answer about which nobody asks further ends its case.
    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void answeredCasesAreClosed() {
        for (var id : due()) {
            try {
                transaction.executeWithoutResult(_ -> close(id));
            } catch (DataAccessException | IllegalStateException e) {
                LOG.warn("Case {} is left for the next turn: {}", id, e.getMessage());
            }
        }
    }

    private List<CaseId> due() {
        return jdbc.sql("""
                SELECT id FROM case_file WHERE state = 'ANSWERED' AND answered_at <= :before ORDER BY answered_at LIMIT :batch
                """)
                .param("before", before().atOffset(ZoneOffset.UTC))
                .param("batch", BATCH)
                .query((rs, _) -> new CaseId(rs.getObject(1, UUID.class)))
                .list();
    }

    private void close(CaseId id) {
        var draft = steps.lock(id);
        var answered = draft.answeredAt;
        if (draft.state == CaseState.ANSWERED && answered != null && !answered.isAfter(before())) {
            steps.take(draft, CaseState.CLOSED, null, false);
            steps.store(draft);
        }
    }

    private Instant before() {
        return clock.instant().minus(rules.properties().closeAfter());
    }
}

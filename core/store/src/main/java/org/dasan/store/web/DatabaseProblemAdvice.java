package org.dasan.store.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers for controllers, before any handler that catches everything.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnWebApplication
class DatabaseProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProblemAdvice.class);

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessResourceException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class // the connection broke while the transaction was to end
    })
    ResponseEntity<ProblemDetail> unavailable() {
        return ResponseEntity.of(DatabaseProblem.document())
                .header(HttpHeaders.RETRY_AFTER, Integer.toString(DatabaseProblem.RETRY_AFTER))
                .build();
    }

    /// Two transactions waited for each other and ours was broken off: nothing has changed.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(PessimisticLockingFailureException e) {
        LOG.warn("A request was broken off for another: {}", e.getMessage());
        return ResponseEntity.of(DatabaseProblem.busy())
                .header(HttpHeaders.RETRY_AFTER, Integer.toString(DatabaseProblem.RETRY_AFTER_OTHERS))
                .build();
    }
}

package io.headgate.messaging.outbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** How long the oldest outbox row has been waiting; read when a scrape asks. */
class OutboxAge {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxAge.class);
    private final OutboxStore store;

    OutboxAge(OutboxStore store) {
        this.store = store;
    }

    double seconds() {
        try {
            return store.oldestSeconds();
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("outbox age unknown: {}", e.getClass().getSimpleName());
            return Double.NaN;
        }
    }
}

package io.headgate.portal.configuration.publish;

import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets one publish at a time have its transaction, over all copies of the portal, and tells the time at which it happens. */
@Component
class PublishLock {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PublishLock(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Waits for the turn, and commits what the work did if it says so; nothing of it stays otherwise. */
    boolean runAlone(BooleanSupplier work) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('portal.publish'))")
                    .query((row, _) -> 0)
                    .list();
            var done = work.getAsBoolean();
            if (!done) {
                status.setRollbackOnly();
            }
            return done;
        }));
    }

    Instant now() {
        return clock.instant();
    }
}

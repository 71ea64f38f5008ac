package io.headgate.reconciliation.storage;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a return see every delivery of its lead, and every delivery see what was returned: a lead is claimed from its
 * source only while no client keeps it. The lock ends with the transaction, and is the first one that it takes.
 */
@Component
public class ReturnsLock {

    // Any number that no other lock of the schema has.
    private static final long LOCK = 4_302_658_117_235_046_911L;

    private final JdbcClient jdbc;

    ReturnsLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For recording deliveries: many at once, and no return beside them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void shareForDeliveries() {
        take("SELECT pg_advisory_xact_lock_shared(:lock)");
    }

    /** For deciding a return: one at a time, and no delivery recorded beside it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockForReturn() {
        take("SELECT pg_advisory_xact_lock(:lock)");
    }

    private void take(String sql) {
        jdbc.sql(sql).param("lock", LOCK).query((_, _) -> true).list();
    }
}

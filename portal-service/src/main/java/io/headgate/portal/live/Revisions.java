package io.headgate.portal.live;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The order of the changes of each pause, key and secret, over all copies of the portal and whatever their clocks say. */
@Component
public class Revisions {

    private final JdbcClient jdbc;

    Revisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The revision of the change that this transaction makes: greater than that of every change of the same thing that
     * committed before. Another transaction that changes the same thing waits until this one has ended.
     *
     * @param key the key of the change's event
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long next(String key) {
        // A row lock would not do: a thing may have no row yet, or no longer.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('portal.change:' || :key, 0))")
                .param("key", key)
                .query((row, _) -> 0)
                .list();
        return jdbc.sql("SELECT nextval('change_revision')").query(Long.class).single();
    }
}

package io.headgate.portal.live;

import io.headgate.messaging.configfeed.ConfigFeed;
import java.util.Collections;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The order of the changes of each pause, key and secret, over all copies of the portal and whatever their clocks say. */
@Component
public class Revisions {

    private final JdbcClient jdbc;
    private final ConfigFeed feed;

    Revisions(JdbcClient jdbc, ConfigFeed feed) {
        this.jdbc = jdbc;
        this.feed = feed;
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
        var next =
                jdbc.sql("SELECT nextval('change_revision')").query(Long.class).single();
        var announced = feed.current().revisions();
        return next > announced.getOrDefault(key, 0L) ? next : after(Collections.max(announced.values()));
    }

    // A database restored from a backup counts from there, and services ignore changes that are numbered
    // below the last one that they saw.
    private long after(long announced) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('portal.change_revision', 0))")
                .query((row, _) -> 0)
                .list();
        return jdbc.sql("SELECT setval('change_revision', greatest(:announced, last_value) + 1) FROM change_revision")
                .param("announced", announced)
                .query(Long.class)
                .single();
    }
}

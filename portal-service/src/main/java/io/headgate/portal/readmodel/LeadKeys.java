package io.headgate.portal.readmodel;

import io.headgate.model.shared.EventTypes;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Catches up on the keyed hashes of leads that were told before there was a place for such hashes. */
@Repository
class LeadKeys {

    private static final Logger LOG = LoggerFactory.getLogger(LeadKeys.class);
    private static final int BATCH = 2000;

    private static final String BACKLOG = "SELECT after FROM lead_key_backlog FOR UPDATE SKIP LOCKED";

    private static final String NEXT = """
        SELECT lead_id FROM lead_event WHERE type = :type AND lead_id > :after ORDER BY lead_id LIMIT :batch
        """;

    private static final String CATCH_UP = """
        INSERT INTO lead_key (key, lead_id)
        SELECT k.key, e.lead_id
          FROM lead_event e
          CROSS JOIN LATERAL (VALUES (e.payload::json #>> '{facts,phone_key}'),
                                     (e.payload::json #>> '{facts,email_key}'),
                                     (e.payload::json #>> '{facts,source_lead_key}')) AS k (key)
         WHERE e.type = :type AND e.lead_id = ANY(:ids) AND k.key IS NOT NULL
        ON CONFLICT (key, lead_id) DO NOTHING
        """;

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    LeadKeys(NamedParameterJdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Catches up beside everything else; where it was stopped it goes on at the next start. */
    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
        Thread.ofVirtual().name("lead-keys").start(() -> {
            try {
                while (Boolean.TRUE.equals(transaction.execute(_ -> step()))) {
                    LOG.debug("a batch of older leads can be found now");
                }
            } catch (DataAccessException e) {
                LOG.warn("older leads can not be found by their keys yet; the next start goes on", e);
            }
        });
    }

    /** Enters one batch; whether there may be more. */
    private boolean step() {
        var after = jdbc.queryForList(BACKLOG, Map.of(), UUID.class);
        if (after.isEmpty()) {
            return false;
        }
        var type = EventTypes.LEAD_RECORDED.type();
        var ids = jdbc.queryForList(NEXT, Map.of("type", type, "after", after.getFirst(), "batch", BATCH), UUID.class);
        if (ids.isEmpty()) {
            jdbc.update("DELETE FROM lead_key_backlog", Map.of());
            return false;
        }
        jdbc.update(CATCH_UP, Map.of("type", type, "ids", ids.toArray(UUID[]::new)));
        jdbc.update(
                "UPDATE lead_key_backlog SET after = :after", Map.of("after", Objects.requireNonNull(ids.getLast())));
        return true;
    }
}

package io.headgate.routing.conversion;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Topics;
import io.headgate.testkit.FiveKillers;
import io.headgate.testkit.HeadgateIT;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sale is counted once, whatever dies. */
@HeadgateIT
class CountDispositionsKillersIT extends FiveKillers<DispositionRecorded> {

    @Autowired
    @Qualifier("countConversions")
    Subscription countConversions;

    @Autowired
    JdbcClient jdbc;

    @Override
    protected Subscription subscription() {
        return countConversions;
    }

    @Override
    protected Topics topic() {
        return Topics.LEAD_EVENTS;
    }

    @Override
    protected DispositionRecorded event() {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new DispositionRecorded(
                new LeadId(EventIds.next()),
                new DeliveryId(EventIds.next()),
                "c",
                "killed-" + EventIds.next(),
                DispositionStatus.SOLD,
                null,
                now,
                now,
                now);
    }

    @Override
    protected String observe(DispositionRecorded event) {
        var counted = jdbc.sql("""
            SELECT COALESCE(sum(sold), 0) FROM (SELECT endpoint_id, sold FROM conversion_change
                   UNION ALL SELECT endpoint_id, sold FROM endpoint_conversion) AS counted
             WHERE endpoint_id = ?
            """).param(event.endpointId()).query(Long.class).single();
        return counted == 0 ? "" : "sold " + counted;
    }
}

package io.headgate.routing.caps;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.shared.LeadId;
import io.headgate.routing.testing.RoutingNetworks;
import io.headgate.routing.testing.ServiceCopies;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.testkit.HeadgateIT;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever makes a counter differ from its slots is found, at the cost of what changed. */
@HeadgateIT
class CounterAuditIT extends ServiceCopies {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private CounterAudit audit;
    private Instant now;
    private Copy copy;

    @BeforeEach
    void aCounterThatIsRight() {
        config.publish(RoutingNetworks.capped("{limit: 1000000, per: total}", "{limit: 300, per: total}"));
        audit = new CounterAudit(jdbc, transactions);
        now = Instant.now();
        copy = copy();
        route(copy, leads(10));
        assertThat(look()).isZero();
    }

    @Test
    void aCounterThatIsRaisedWithoutASlotIsFoundByTheNextLook() {
        jdbc.sql("UPDATE cap_bucket SET taken = taken + 2 WHERE id = ?")
                .param(counter())
                .update();

        assertThat(look()).isEqualTo(2);
        assertThat(look()).as("for as long as it is so").isEqualTo(2);
        assertThat(new CounterAudit(jdbc, transactions).drift(now))
                .as("also in the other copy")
                .isEqualTo(2);

        jdbc.sql("UPDATE cap_bucket SET taken = taken - 2 WHERE id = ?")
                .param(counter())
                .update();
        assertThat(look()).isZero();
    }

    @Test
    void whatIsRoutedAndGivenBackBetweenTwoLooksIsNoDifference() {
        for (var i = 0; i < 3; i++) {
            var some = leads(20);
            route(copy, some);
            settle(
                    copy,
                    some.stream()
                            .flatMap(lead -> slotsOf(lead.leadId()).stream()
                                    .map(slot -> ValidatedLeads.finished(
                                            lead.leadId(), slot, endpointOf(slot), DeliveryOutcome.REJECTED)))
                            .toList());
            assertThat(look()).isZero();
        }
    }

    @Test
    void aSlotThatNoCounterKnowsIsFoundByTheNextLook() {
        route(copy, leads(5));
        jdbc.sql("""
            INSERT INTO reservation_bucket (reservation_id, bucket_id, units)
            SELECT id, (SELECT max(id) FROM cap_bucket WHERE limit_value IS NOT NULL), 1 FROM reservation
             WHERE state = 'HELD' LIMIT 1
                ON CONFLICT (reservation_id, bucket_id) DO UPDATE SET units = 2, xact = excluded.xact
            """).update();

        assertThat(look()).isPositive();
    }

    @Test
    void aReservationThatEndsWithoutGivingBackIsFoundByTheNextLook() {
        jdbc.sql("UPDATE reservation SET state = 'RELEASED', settled_at = now() WHERE id = ?")
                .param(slot())
                .update();

        assertThat(look()).isPositive();
    }

    @Test
    void aSlotThatDisappearsFromAQuietCounterIsFoundWithinAnHour() {
        jdbc.sql("DELETE FROM reservation_bucket WHERE bucket_id = ? AND reservation_id = ?")
                .params(counter(), slot())
                .update();

        assertThat(looksUntilFound(MINUTE)).isBetween(1, 60);
    }

    @Test
    void aReservationThatEndsWithoutATraceIsFoundWithinADay() {
        jdbc.sql("UPDATE reservation SET state = 'RELEASED' WHERE id = ?")
                .param(slot())
                .update();

        assertThat(looksUntilFound(Duration.ofMinutes(5))).isBetween(1, 24 * 12 + 1);
    }

    // What was added by a transaction that had its number before the look, and committed after it, is no exception.
    @Test
    void aCounterWhoseSlotsWereAddedIsNotSummed() {
        inTransaction(() -> {
            jdbc.sql("SELECT pg_current_xact_id()::text").query(String.class).single();
            route(copy, leads(5));
            inAnotherThread(() -> assertThat(look()).isZero());
        });
        now = now.minus(MINUTE);

        assertThat(look()).isZero();
        assertThat(audit.summed()).isZero();
    }

    private static void inAnotherThread(Runnable work) {
        try {
            Thread.ofVirtual().start(work).join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int looksUntilFound(Duration apart) {
        for (var looks = 1; looks <= 400; looks++) {
            now = now.plus(apart);
            if (audit.drift(now) != 0) {
                return looks;
            }
        }
        return Integer.MAX_VALUE;
    }

    private long look() {
        now = now.plus(MINUTE);
        return audit.drift(now);
    }

    private long counter() {
        return jdbc.sql("SELECT min(bucket_id) FROM reservation_bucket")
                .query(Long.class)
                .single();
    }

    private UUID slot() {
        return jdbc.sql("SELECT reservation_id FROM reservation_bucket WHERE bucket_id = ? ORDER BY 1 LIMIT 1")
                .param(counter())
                .query(UUID.class)
                .single();
    }

    private List<UUID> slotsOf(LeadId lead) {
        return jdbc.sql("SELECT id FROM reservation WHERE lead_id = ? AND state = 'HELD'")
                .param(lead.value())
                .query(UUID.class)
                .list();
    }

    private String endpointOf(UUID slot) {
        return jdbc.sql("SELECT endpoint_id FROM reservation WHERE id = ?")
                .param(slot)
                .query(String.class)
                .single();
    }
}

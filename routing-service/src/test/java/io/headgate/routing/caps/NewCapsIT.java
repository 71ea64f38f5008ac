package io.headgate.routing.caps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headgate.messaging.consumer.StalePreparationException;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.shared.LeadId;
import io.headgate.routing.testing.RoutingNetworks;
import io.headgate.routing.testing.ServiceCopies;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.testkit.HeadgateIT;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

/** A cap that comes, or comes back, while leads are on their way counts each of them, and only those that stay. */
@HeadgateIT
class NewCapsIT extends ServiceCopies {

    private static final String CONCURRENT = "endpoint:first:count:concurrent";

    @Test
    void aCapThatIsNewInTheMiddleOfItsWindowCountsWhatWasSentBefore() {
        var copy = copy();
        config.publish(RoutingNetworks.capped("{limit: 1000, per: total}", ""));
        route(copy, leads(6));
        config.publish(RoutingNetworks.capped("{limit: 8, per: week}", ""));
        jdbc.sql("DELETE FROM cap_bucket WHERE bucket_key = 'endpoint:first:count:week'")
                .update();

        route(copy(), leads(5));

        assertThat(live("first")).isEqualTo(8);
        assertThat(taken("endpoint:first:count:week")).isEqualTo(8);
        assertThat(drift()).isZero();
    }

    @Test
    void aCapThatIsNewWhileALeadIsInFlightGetsBackWhatThatLeadTook() {
        var copy = copy();
        inFlightWhenTheCapIsPublished(copy);

        settle(copy, inFlight("first", DeliveryOutcome.REJECTED));

        assertThat(taken(CONCURRENT)).isZero();
        assertThat(drift()).isZero();
        route(copy, leads(2));
        assertThat(live("first")).isEqualTo(1);
    }

    @Test
    void aCapThatIsNewDoesNotCountWhatAnotherCopyIsJustGivingBack() throws Exception {
        inFlightWhenTheCapIsPublished(copy());

        try (var thread = Executors.newSingleThreadExecutor()) {
            var opened = new ArrayList<Future<?>>();
            inTransaction(() -> {
                release("first");
                opened.add(thread.submit(() -> prepare(copy(), leads(1))));
                Awaitility.await().until(() -> opened.getFirst().isDone() || somebodyWaits());
            });
            opened.getFirst().get();
        }

        assertThat(taken(CONCURRENT)).isZero();
        assertThat(drift()).isZero();
    }

    @Test
    void noCounterIsOpenedInsideATransactionWhichWouldNeedASecondConnection() {
        inFlightWhenTheCapIsPublished(copy());

        inTransaction(() -> {
            release("first");
            assertThatThrownBy(() -> prepare(copy(), leads(1))).isInstanceOf(StalePreparationException.class);
        });
    }

    @Test
    void openingACounterDoesNotWaitForEverForOneWhoFrozeWhileItGaveSomethingBack() throws Exception {
        inFlightWhenTheCapIsPublished(copy());

        try (var thread = Executors.newSingleThreadExecutor()) {
            inTransaction(() -> {
                release("first");
                var opened = thread.submit(() -> prepare(copy(), leads(1)));
                assertThatThrownBy(opened::get).hasCauseInstanceOf(CannotAcquireLockException.class);
            });
        }
    }

    @Test
    void aCapByDeliveryThatIsNewCountsWhatHasBeenUnderWaySinceYesterday() {
        var copy = copy();
        config.publish(RoutingNetworks.capped("", ""));
        route(copy, leads(1));
        jdbc.sql("UPDATE reservation SET at = at - interval '1 day' WHERE endpoint_id = 'first' AND state = 'HELD'")
                .update();
        config.publish(RoutingNetworks.capped("{limit: 1, per: day, basis: delivered_at}", ""));

        route(copy, leads(2));

        assertThat(live("first")).isEqualTo(1);
        settle(copy, inFlight("first", DeliveryOutcome.REJECTED));
        assertThat(taken("endpoint:first:count:day:delivered")).isZero();
        route(copy, leads(2));
        assertThat(live("first")).isEqualTo(1);
        assertThat(drift()).isZero();
    }

    @Test
    void aCapThatIsRemovedAndPutBackCountsWhatWasSentInBetween() {
        var copies = List.of(copy(), copy());
        config.publish(
                RoutingNetworks.capped("{limit: 50, per: total}, {limit: '600.00', unit: money, per: month}", ""));
        copies.forEach(copy -> route(copy, leads(6)));
        config.publish(RoutingNetworks.capped("", ""));
        copies.forEach(copy -> route(copy, leads(15)));
        config.publish(
                RoutingNetworks.capped("{limit: 50, per: total}, {limit: '600.00', unit: money, per: month}", ""));

        copies.forEach(copy -> route(copy, leads(10)));

        assertThat(live("first")).isEqualTo(50);
        assertThat(taken("endpoint:first:count:total")).isEqualTo(50);
        assertThat(taken("endpoint:first:money:month")).isEqualTo(500_000_000);
        assertThat(drift()).isZero();
    }

    /** A lead is in flight at the first endpoint when that gets a cap of one lead at a time. */
    private void inFlightWhenTheCapIsPublished(Copy copy) {
        config.publish(RoutingNetworks.capped("", ""));
        route(copy, leads(1));
        jdbc.sql("DELETE FROM cap_bucket WHERE bucket_key = ?")
                .param(CONCURRENT)
                .update();
        config.publish(RoutingNetworks.capped("{limit: 1, per: concurrent}", ""));
    }

    private void release(String endpoint) {
        jdbc.sql("UPDATE reservation SET state = 'RELEASED' WHERE endpoint_id = ? AND state = 'HELD'")
                .param(endpoint)
                .update();
    }

    private boolean somebodyWaits() {
        return jdbc.sql("SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                .query(Boolean.class)
                .single();
    }

    private List<DeliveryFinished> inFlight(String endpoint, DeliveryOutcome outcome) {
        return jdbc.sql("SELECT id, lead_id, endpoint_id FROM reservation WHERE state = 'HELD' AND endpoint_id = ?")
                .param(endpoint)
                .query((row, _) -> ValidatedLeads.finished(
                        new LeadId(row.getObject("lead_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getString("endpoint_id"),
                        outcome))
                .list();
    }
}

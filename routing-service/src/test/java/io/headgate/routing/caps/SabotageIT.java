package io.headgate.routing.caps;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.shared.LeadId;
import io.headgate.routing.live.LiveNetwork;
import io.headgate.routing.testing.RoutingNetworks;
import io.headgate.routing.testing.ServiceCopies;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.testkit.HeadgateIT;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Routing built wrong on purpose: the measures by which the other tests judge it must see it. A measure that stays calm
 * here would prove nothing there.
 */
@HeadgateIT
class SabotageIT extends ServiceCopies {

    @Test
    void capsThatAreReadAndThenWrittenWithoutALockAreFoundOut() throws Exception {
        config.publish(RoutingNetworks.capped("{limit: 1000000, per: total}", "{limit: 300, per: total}"));

        assertThat(isFoundOut(copy(), copy())).as("routing as it is").isFalse();
        forgetEarlierTests();
        assertThat(isFoundOut(withoutLocks(), withoutLocks()))
                .as("routing without locks")
                .isTrue();
    }

    private boolean isFoundOut(Copy one, Copy other) throws Exception {
        try {
            inParallel(List.of(one, other), (copy, random) -> {
                var batch = leads(1 + random.nextInt(20));
                route(copy, batch);
                return batch.size();
            });
        } catch (ExecutionException e) {
            // The check of the table itself may be the first to see it. Anything else has nothing to do with caps.
            if (e.getCause() instanceof DataIntegrityViolationException refusal
                    && String.valueOf(refusal.getMessage()).contains("check constraint \"never_")) {
                return true;
            }
            throw e;
        }
        assertThat(live("first")).as("leads that met the cap").isPositive();
        return drift() > 0;
    }

    @Test
    void aSlotThatIsGivenBackAfterATimeOutIsFoundOutByWhoHasTheLead() throws Exception {
        config.publish(RoutingNetworks.roomy());

        var honest = leadsWithTwoHolders(outcome -> outcome);
        var leadsThatWentOn = jdbc.sql(
                        "SELECT count(*) FROM reservation WHERE round > 1 AND state IN ('HELD', 'CONSUMED')")
                .query(Long.class)
                .single();
        forgetEarlierTests();
        var careless =
                leadsWithTwoHolders(outcome -> outcome == DeliveryOutcome.UNKNOWN ? DeliveryOutcome.FAILED : outcome);

        assertThat(leadsThatWentOn)
                .as("refused leads that another endpoint got")
                .isPositive();
        assertThat(honest).isZero();
        assertThat(careless).isPositive();
    }

    /** How many exclusive leads more than one endpoint has, or may have, when routing is told outcomes in this way. */
    private long leadsWithTwoHolders(UnaryOperator<DeliveryOutcome> told) throws Exception {
        var routed = new ConcurrentLinkedQueue<LeadId>();
        Map<LeadId, Set<String>> holders = new ConcurrentHashMap<>();
        inParallel(List.of(copy(), copy()), (copy, random) -> {
            var batch = leads(1 + random.nextInt(10));
            route(copy, batch);
            batch.forEach(lead -> routed.add(lead.leadId()));
            deliver(copy, routed, random, told, holders);
            return batch.size();
        });
        return holders.values().stream().filter(each -> each.size() > 1).count();
    }

    private void deliver(
            Copy copy,
            ConcurrentLinkedQueue<LeadId> leads,
            RandomGenerator random,
            UnaryOperator<DeliveryOutcome> told,
            Map<LeadId, Set<String>> holders) {
        var ids = leads.stream()
                .skip(random.nextInt(leads.size()))
                .limit(8)
                .map(LeadId::value)
                .toArray(UUID[]::new);
        var finished = jdbc.sql(
                        "SELECT id, lead_id, endpoint_id FROM reservation WHERE state = 'HELD' AND lead_id = ANY(?)")
                .param(ids)
                .query((row, _) -> {
                    var lead = new LeadId(row.getObject("lead_id", UUID.class));
                    var reservation = row.getObject("id", UUID.class);
                    var endpoint = row.getString("endpoint_id");
                    // The same slot ends the same way, whoever looks at it.
                    var really = DeliveryOutcome.values()[
                            Math.floorMod(reservation.hashCode(), DeliveryOutcome.values().length)];
                    if (really == DeliveryOutcome.ACCEPTED || really == DeliveryOutcome.UNKNOWN) {
                        holders.computeIfAbsent(lead, _ -> ConcurrentHashMap.newKeySet())
                                .add(endpoint);
                    }
                    return ValidatedLeads.finished(lead, reservation, endpoint, told.apply(really));
                })
                .list();
        settle(copy, finished);
    }

    private Copy withoutLocks() {
        return copy(copy -> copy.registerBean("capLedger", CapLedger.class, this::ledgerWithoutLocks));
    }

    private CapLedger ledgerWithoutLocks() {
        return new CapLedger(
                jdbc, context.getBean(JdbcTemplate.class), transactions, context.getBean(LiveNetwork.class)) {

            @Override
            public List<BatchCounters.Snapshot> lock(Set<Long> ids) {
                return snapshotsOf(ids);
            }
        };
    }
}

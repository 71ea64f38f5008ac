package io.headgate.routing.caps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headgate.model.shared.LeadId;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.routing.live.LiveNetwork;
import io.headgate.routing.testing.RoutingNetworks;
import io.headgate.routing.testing.ServiceCopies;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.testkit.HeadgateIT;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two copies of the service, several threads each, one hot cap: never one lead more, and never one less. */
@HeadgateIT
class CapsAreExactIT extends ServiceCopies {

    @Test
    void aHotCapOf100TakesExactly100Of1000() throws Exception {
        config.publish(RoutingNetworks.capped("{limit: 100, per: total}", "{limit: 300, per: total}"));

        inParallel(List.of(copy(), copy()), (copy, random) -> {
            var batch = leads(1 + random.nextInt(20));
            route(copy, batch);
            return batch.size();
        });

        assertThat(taken("endpoint:first:count:total")).isEqualTo(100);
        assertThat(taken("endpoint:second:count:total")).isEqualTo(300);
        assertThat(live("first")).isEqualTo(100);
        assertThat(live("second")).isEqualTo(300);
        assertThat(live("overflow")).isGreaterThanOrEqualTo(LEADS - 400);
        assertThat(drift()).isZero();
    }

    @Test
    void capsStayExactWhileDeliveriesFailOver() throws Exception {
        config.publish(RoutingNetworks.capped(
                "{limit: 50, per: total}, {limit: 7, per: concurrent}, {limit: '450.00', unit: money, per: month}",
                "{limit: 60, per: total}"));

        var routed = routeWhileDeliveriesEnd();

        assertThat(taken("endpoint:first:money:month")).isLessThanOrEqualTo(450_000_000);
        assertThat(taken("endpoint:first:count:total")).isEqualTo(live("first"));
        assertThat(taken("endpoint:second:count:total"))
                .isEqualTo(live("second"))
                .isLessThanOrEqualTo(60);
        assertThat(taken("endpoint:first:count:concurrent")).isZero();
        assertThat(drift()).isZero();
        assertThat(jdbc.sql("""
            SELECT count(*) FROM (SELECT lead_id FROM reservation WHERE state IN ('HELD', 'CONSUMED')
                                   GROUP BY lead_id HAVING count(*) > 1) twice
            """).query(Long.class).single()).isZero();
        // A lead whose delivery ended in doubt stays open, with its slot taken.
        assertThat(jdbc.sql("""
            SELECT count(*) FROM lead_route l
             WHERE l.state = 'ALLOCATED' AND l.lead_id = ANY(?)
               AND NOT EXISTS (SELECT FROM reservation r WHERE r.lead_id = l.lead_id AND r.state = 'CONSUMED')
            """)
                        .param(routed.stream().map(LeadId::value).toArray(UUID[]::new))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void roundRobinIsEvenOverTwoCopies() throws Exception {
        config.publish(RoutingNetworks.roomy());

        inParallel(List.of(copy(), copy()), (copy, random) -> {
            var batch = new ArrayList<LeadValidated>();
            for (var i = 0; i < 1 + random.nextInt(10); i++) {
                batch.add(ValidatedLeads.validated("hvac"));
            }
            route(copy, batch);
            return batch.size();
        });

        var got = List.of(live("first"), live("second"), live("third"));
        assertThat(Collections.max(got) - Collections.min(got)).isLessThanOrEqualTo(1);
    }

    @Test
    void loweringACapBelowWhatIsTakenStopsItAndRaisingItLetsItGoOn() {
        var copy = copy();
        config.publish(RoutingNetworks.capped("{limit: 10, per: total}", ""));
        route(copy, leads(10));
        config.publish(RoutingNetworks.capped("{limit: 4, per: total}", ""));
        route(copy, leads(5));
        assertThat(live("first")).isEqualTo(10);

        config.publish(RoutingNetworks.capped("{limit: 12, per: total}", ""));
        route(copy, leads(5));

        assertThat(live("first")).isEqualTo(12);
        assertThat(drift()).isZero();
    }

    @Test
    void aCapStaysExactWhenItsCounterIsForgottenInTheMiddleOfADecision() throws Exception {
        config.publish(RoutingNetworks.capped("{limit: 100, per: total}", ""));

        inParallel(List.of(forgetful(), forgetful()), (copy, random) -> {
            var batch = leads(1 + random.nextInt(20));
            route(copy, batch);
            return batch.size();
        });

        assertThat(live("first")).isEqualTo(100);
        assertThat(taken("endpoint:first:count:total")).isEqualTo(100);
        assertThat(drift()).isZero();
    }

    @Test
    void theAuditorSeesEveryDifference() {
        config.publish(RoutingNetworks.capped("{limit: 10, per: total}", ""));
        route(copy(), leads(3));
        assertThat(drift()).isZero();

        miscount(2);

        assertThat(drift()).isEqualTo(2);
        // Other classes use these counters too.
        miscount(-2);
        assertThat(drift()).isZero();
    }

    private void miscount(int by) {
        jdbc.sql("UPDATE cap_bucket SET taken = taken + ? WHERE bucket_key = 'endpoint:first:count:total'")
                .param(by)
                .update();
    }

    /** Remembers no counter between the look and the lock, as if another thread had made it forget. */
    private Copy forgetful() {
        return copy(copy -> copy.registerBean("capLedger", CapLedger.class, this::forgetfulLedger));
    }

    private CapLedger forgetfulLedger() {
        return new CapLedger(
                jdbc, context.getBean(JdbcTemplate.class), transactions, context.getBean(LiveNetwork.class)) {

            @Override
            public List<BatchCounters.Snapshot> snapshotsOf(Set<Long> ids) {
                var seen = super.snapshotsOf(ids);
                assertThatThrownBy(() -> super.snapshotsOf(Set.of(-1L)))
                        .isInstanceOf(ConcurrencyFailureException.class);
                return seen;
            }
        };
    }
}

package io.headgate.routing.caps;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.shared.LeadId;
import io.headgate.routing.holds.HoldsAccess;
import io.headgate.routing.settlement.SettlementAccess;
import io.headgate.routing.testing.ServiceCopies;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.testkit.HeadgateIT;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The caps of clients, rights, orders and steps, and those that depend on the delivery, are as exact as an endpoint's. */
@HeadgateIT
class AgreedCapsIT extends ServiceCopies {

    private static final String HEAD = """
        brand: {id: b, name: Brand, time_zone: America/Chicago, currency: USD}
        service_lines: [{id: termite}]
        vendors: [{id: v, sources: [{id: s, service_lines: [termite]}]}]
        """;

    private static final String SHARED = HEAD + """
        clients:
          - id: pair
            caps: [{limit: 100, per: total}]
            endpoints:
              - {id: e1, price: '10.00', delivery: {method: webhook, url: 'https://e.example/'}}
              - {id: e2, price: '10.00', delivery: {method: webhook, url: 'https://e.example/'}}
          - {id: other, endpoints: [{id: e3, delivery: {method: webhook, url: 'https://e.example/'}}]}
          - {id: rest, endpoints: [{id: e4, delivery: {method: webhook, url: 'https://e.example/'}}]}
        territories:
          - {id: north, endpoint: e1, right: shared, area: {states: [TX]}, caps: [{limit: 40, per: total}]}
          - {id: south, endpoint: e2, right: shared, area: {states: [TX]}}
          - {id: west, endpoint: e3, right: shared, area: {states: [TX]}}
        orders: [{id: spring, endpoint: e3, quantity: 25}]
        plans:
          - id: all
            steps:
              - {id: rights, pool: territory, algorithm: round_robin, caps: [{limit: 180, per: total}]}
              - {id: rest, pool: [e4]}
        """;

    @Test
    void capsOfEveryOwnerAreExactUnderConcurrency() throws Exception {
        config.publish(SHARED);

        inParallel(List.of(copy(), copy()), (copy, random) -> {
            var batch = leads(1 + random.nextInt(20));
            route(copy, batch);
            return batch.size();
        });

        assertThat(live("e1")).isEqualTo(40);
        assertThat(live("e2")).isEqualTo(60);
        assertThat(live("e3")).isEqualTo(80);
        assertThat(taken("client:pair:count:total")).isEqualTo(100);
        assertThat(taken("right:north:count:total")).isEqualTo(40);
        assertThat(taken("order:spring:quantity")).isEqualTo(25);
        assertThat(taken("step:all/rights:count:total")).isEqualTo(180);
        assertThat(drift()).isZero();
    }

    @Test
    void capsOfEveryOwnerStayExactWhileDeliveriesFail() throws Exception {
        config.publish(SHARED);

        routeWhileDeliveriesEnd();

        assertThat(taken("client:pair:count:total"))
                .isEqualTo(live("e1") + live("e2"))
                .isLessThanOrEqualTo(100);
        assertThat(taken("right:north:count:total")).isEqualTo(live("e1")).isLessThanOrEqualTo(40);
        assertThat(taken("order:spring:quantity")).isLessThanOrEqualTo(25);
        assertThat(drift()).isZero();
    }

    @Test
    void aCapOfAClientThatIsNewInTheMiddleOfItsWindowCountsWhatAllItsEndpointsGot() {
        var copy = copy();
        config.publish(SHARED.replace("    caps: [{limit: 100, per: total}]\n", ""));
        route(copy, leads(60));
        var before = live("e1") + live("e2");
        assertThat(before).isPositive();

        config.publish(SHARED.replace("limit: 100, per: total", "limit: %d, per: week".formatted(before + 2)));
        route(copy(), leads(60));

        assertThat(live("e1") + live("e2")).isEqualTo(before + 2);
        assertThat(taken("client:pair:count:week")).isEqualTo(before + 2);
        assertThat(drift()).isZero();
    }

    @Test
    void aLateDeliveryCountsInTheWindowInWhichItArrives() {
        config.publish(HEAD + """
            clients:
              - id: c
                endpoints:
                  - {id: late, caps: [{limit: 3, per: day, basis: delivered_at}],
                     delivery: {method: webhook, url: 'https://e.example/', max_age: P2D}}
            plans: [{id: all, steps: [{id: one, pool: [late]}]}]
            """);
        var copy = copy();
        route(copy, leads(3));
        var today = LocalDate.now(ZoneId.of("America/Chicago"));
        assertThat(takenOn(today)).isEqualTo(3);
        assertThat(takenOn(today.plusDays(1))).isEqualTo(3);

        settle(
                copy,
                acceptedAt(
                        today.plusDays(1)
                                .atTime(9, 0)
                                .atZone(ZoneId.of("America/Chicago"))
                                .toInstant(),
                        1));

        assertThat(takenOn(today)).isEqualTo(2);
        assertThat(takenOn(today.plusDays(1))).isEqualTo(3);
        assertThat(takenOn(today.plusDays(2))).isEqualTo(2);
        assertThat(drift()).isZero();
    }

    @Test
    void whatStaysInFlightAfterItsAcceptanceIsGivenBackByItsTimeAndTheWaitingLeadComes() {
        config.publish(HEAD + """
            clients:
              - id: c
                endpoints:
                  - {id: worked, caps: [{limit: 1, per: concurrent, release_after: PT1H}],
                     delivery: {method: webhook, url: 'https://e.example/'}}
            plans: [{id: all, otherwise: hold, steps: [{id: one, pool: [worked]}]}]
            """);
        var copy = copy();
        route(copy, leads(1));
        settle(copy, acceptedAt(clock.instant(), 1));
        var waiting = leads(1).getFirst();
        route(copy, List.of(waiting));
        assertThat(state(waiting.leadId())).isEqualTo("HELD");
        assertThat(taken("endpoint:worked:count:concurrent")).isEqualTo(1);

        jdbc.sql("UPDATE reservation_bucket SET release_at = now() - interval '1 second' WHERE release_at IS NOT NULL")
                .update();
        SettlementAccess.giveBackDue(context);

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            HoldsAccess.decideDue(context);
            return state(waiting.leadId()).equals("ALLOCATED");
        });
        assertThat(taken("endpoint:worked:count:concurrent")).isEqualTo(1);
        assertThat(drift()).isZero();
    }

    @Test
    void aSlotThatIsGivenBackWakesAsManyWaitingLeadsAsItHasRoomForTheOldestFirst() {
        config.publish(HEAD + """
            clients:
              - {id: c, endpoints: [{id: small, caps: [{limit: 2, per: month}], delivery: {method: webhook, url: 'https://e.example/'}}]}
            plans: [{id: all, otherwise: hold, steps: [{id: one, pool: [small]}]}]
            """);
        var copy = copy();
        route(copy, leads(2));
        var waiting = leads(3);
        waiting.forEach(lead -> route(copy, List.of(lead)));
        assertThat(waiting).allMatch(lead -> state(lead.leadId()).equals("HELD"));

        settle(copy, finished("HELD", DeliveryOutcome.REJECTED, Instant.now(), 1));

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            HoldsAccess.decideDue(context);
            return state(waiting.getFirst().leadId()).equals("ALLOCATED");
        });
        assertThat(state(waiting.get(1).leadId())).isEqualTo("HELD");
        assertThat(state(waiting.get(2).leadId())).isEqualTo("HELD");
        assertThat(taken("endpoint:small:count:month")).isEqualTo(2);
        assertThat(drift()).isZero();
    }

    private long takenOn(LocalDate day) {
        return jdbc.sql("SELECT COALESCE(sum(taken), 0) FROM cap_bucket WHERE bucket_key = ? AND window_start ="
                        + " ?::timestamptz")
                .param("endpoint:late:count:day:delivered")
                .param(day.atStartOfDay(ZoneId.of("America/Chicago"))
                        .toInstant()
                        .toString())
                .query(Long.class)
                .single();
    }

    private String state(LeadId lead) {
        return jdbc.sql("SELECT state FROM lead_route WHERE lead_id = ?")
                .param(lead.value())
                .query(String.class)
                .single();
    }

    private List<DeliveryFinished> acceptedAt(Instant at, int many) {
        return finished("HELD", DeliveryOutcome.ACCEPTED, at, many);
    }

    private List<DeliveryFinished> finished(String state, DeliveryOutcome outcome, Instant at, int many) {
        return jdbc.sql("SELECT id, lead_id, endpoint_id FROM reservation WHERE state = ? ORDER BY at, id LIMIT ?")
                .param(state)
                .param(many)
                .query((row, _) -> {
                    var now = ValidatedLeads.finished(
                            new LeadId(row.getObject("lead_id", UUID.class)),
                            row.getObject("id", UUID.class),
                            row.getString("endpoint_id"),
                            outcome);
                    return new DeliveryFinished(
                            now.leadId(),
                            at,
                            now.round(),
                            now.configVersion(),
                            now.allocation(),
                            now.facts(),
                            now.outcome(),
                            now.reason(),
                            null,
                            null,
                            1);
                })
                .list();
    }
}

package io.headgate.routing.core.network;

import static io.headgate.routing.core.decision.RoutingFixture.at;
import static io.headgate.routing.core.decision.RoutingFixture.dealer;
import static io.headgate.routing.core.decision.RoutingFixture.lead;
import static io.headgate.routing.core.decision.RoutingFixture.network;
import static io.headgate.routing.core.decision.RoutingFixture.verdicts;
import static io.headgate.routing.core.decision.RoutingFixture.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.routing.v1.DecisionTrace.PassedOver;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.decision.DecisionEngine;
import java.time.Duration;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a version says of itself, what a decision may touch, and how large pools and crowded places are dealt with. */
class CompiledNetworkTest {

    private static final String NOON = "2026-03-03T18:00:00Z";

    private static final CompiledNetwork EVERYTHING = network("""
        clients:
          - id: c
            caps: [{limit: 9, per: month}]
            endpoints:
              - {id: d1, delivery: {method: webhook, url: 'https://d1.example/'}, caps: [{limit: 1, per: day}], dedupe: {window: P30D}}
        orders: [{id: o, endpoint: d1, quantity: 5, caps: [{limit: 2, per: week}]}]
        territories: [{endpoint: d1, right: shared, area: {states: [TX]}, caps: [{limit: 3, per: hour}]}]
        plans:
          - {id: all, freshness: PT2H, service_lines: [termite], steps: [{id: rights, pool: territory, algorithm: least_loaded, caps: [{limit: 4, per: total}]}]}
        """);

    @Test
    void knowsEveryCapOfEveryOwner() {
        assertThat(EVERYTHING.caps().map(CompiledCap::name))
                .contains(
                        "daily cap",
                        "client's monthly cap",
                        "order o's total cap",
                        "order o's weekly cap",
                        "right's hourly cap",
                        "step's total cap");
        assertThat(EVERYTHING.caps().map(cap -> cap.key().text())).contains("endpoint:d1:load");
    }

    @Test
    void saysHowLongALeadStaysFresh() {
        var day = Duration.ofDays(1);

        assertThat(EVERYTHING.freshness(lead().build(), day)).isEqualTo(Duration.ofHours(2));
        assertThat(EVERYTHING.freshness(lead().asking("hvac").build(), day)).isEqualTo(day);
        assertThat(network("clients:\n" + dealer(1, "") + "plans: [{id: all, steps: [{id: one, pool: [d1]}]}]\n")
                        .freshness(lead().build(), day))
                .isEqualTo(day);
    }

    @Test
    void saysWhatItIs() {
        assertThat(EVERYTHING.version()).isEqualTo(7);
        assertThat(EVERYTHING.zone()).isEqualTo(ZoneId.of("America/Chicago"));
        assertThat(EVERYTHING.currency()).isEqualTo("USD");
        assertThat(EVERYTHING.endpoints()).extracting(CompiledEndpoint::id).containsExactly("d1");
        assertThat(EVERYTHING.endpoint("d1").orElseThrow().hoursAt(at(NOON))).isEqualTo("always");
        var daily = network("clients:\n" + dealer(1, "hours: {mon-fri: ['08:00-18:00']}") + "plans: []\n")
                .endpoint("d1")
                .orElseThrow();
        assertThat(daily.hoursAt(at(NOON))).isEqualTo("open");
        assertThat(daily.hoursAt(at("2026-03-03T03:00:00Z"))).isEqualTo("closed");
    }

    @Test
    void listsEveryCounterThatADecisionMayTouchAndWhomItMayChoose() {
        var engine = new DecisionEngine();

        assertThat(engine.footprint(EVERYTHING, lead().build(), at(NOON)))
                .extracting(increment -> increment.bucket().key().text())
                .contains(
                        "endpoint:d1:count:day",
                        "client:c:count:month",
                        "order:o:quantity",
                        "order:o:count:week",
                        "endpoint:d1:load",
                        "step:all/rights:count:total");
        assertThat(engine.candidates(EVERYTHING, lead().build(), at(NOON)))
                .extracting(CompiledEndpoint::id)
                .containsExactly("d1");
        assertThat(engine.footprint(EVERYTHING, lead().asking("hvac").build(), at(NOON)))
                .isEmpty();
        assertThat(engine.candidates(EVERYTHING, lead().asking("hvac").build(), at(NOON)))
                .isEmpty();
    }

    @Test
    void aDecisionTakesFromEveryCapThatItCountsAgainstAndSaysSo() {
        var decision = world(NOON).decide(EVERYTHING, lead()).took(42);

        assertThat(decision.trace().micros()).isEqualTo(42);
        assertThat(decision.increments())
                .allSatisfy(increment -> assertThat(increment.isCap()).isTrue());
        assertThat(decision.increments()).extracting(CounterIncrement::limit).contains(1L, 9L, 5L, 2L, 3L, 4L);
        var turns = network("clients:\n" + dealer(1, "") + dealer(2, "")
                + "plans: [{id: all, steps: [{id: one, pool: [d1, d2], algorithm: round_robin}]}]\n");
        assertThat(world(NOON).decide(turns, lead()).increments())
                .singleElement()
                .satisfies(tally -> {
                    assertThat(tally.isCap()).isFalse();
                    assertThat(tally.limit()).isNull();
                });
    }

    @Test
    void ofALargePoolTheFirstAreOnRecordInFullAndTheRestByWhatKeptThemOut() {
        var clients = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> dealer(i, i <= 60 ? "status: paused" : i < 100 ? "status: disabled" : ""))
                .collect(Collectors.joining("", "clients:\n", ""));
        var ids = IntStream.rangeClosed(1, 100).mapToObj(i -> "d" + i).collect(Collectors.joining(", "));
        var network = network(clients + "plans: [{id: all, steps: [{id: list, pool: [" + ids + "]}]}]\n");

        var step = world(NOON).decide(network, lead()).trace().steps().getFirst();

        assertThat(step.candidates()).hasSize(41);
        assertThat(step.candidates().getLast().endpointId()).isEqualTo("d100");
        assertThat(step.candidates().getLast().chosen()).isTrue();
        assertThat(step.others())
                .extracting(PassedOver::reason)
                .containsExactly(ReasonCode.ENDPOINT_PAUSED, ReasonCode.ENDPOINT_DISABLED);
        assertThat(step.others().getFirst().endpointIds())
                .hasSize(20)
                .startsWith("d41")
                .endsWith("d60");
        assertThat(step.others().getFirst().seen()).isEqualTo("paused");
        assertThat(step.others().getLast().endpointIds()).hasSize(39).endsWith("d99");
    }

    @Test
    void whoHoldsACrowdedPlaceInSeveralWaysIsFoundOnce() {
        var clients = IntStream.rangeClosed(1, 70)
                .mapToObj(i -> dealer(i, ""))
                .collect(Collectors.joining("", "clients:\n", "territories:\n"));
        var rights = IntStream.rangeClosed(1, 70)
                .mapToObj(i ->
                        "  - {endpoint: d%d, right: shared, area: {%s, states: [TX], radius: {lat: 30.49, lon: -97.76, miles: 5}}}\n"
                                .formatted(i, i % 2 == 0 ? "zips: ['78717']" : "counties: ['48491', '48453']"))
                .collect(Collectors.joining());
        var network = network(clients + rights + "plans: [{id: all, steps: [{id: rights, pool: territory}]}]\n");

        var decision = world(NOON).decide(network, lead());

        assertThat(network.rightsOver(lead().build())).hasSize(70);
        assertThat(verdicts(decision).getFirst()).isEqualTo("d1 chosen");
        var candidates = decision.trace().steps().getFirst().candidates();
        assertThat(candidates.getFirst().matchedBy()).isEqualTo("county 48491");
        assertThat(candidates.get(1).matchedBy()).isEqualTo("zip 78717");
    }
}

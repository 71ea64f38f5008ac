package io.headgate.routing.core.decision;

import static io.headgate.routing.core.decision.RoutingFixture.at;
import static io.headgate.routing.core.decision.RoutingFixture.chosen;
import static io.headgate.routing.core.decision.RoutingFixture.dealer;
import static io.headgate.routing.core.decision.RoutingFixture.lead;
import static io.headgate.routing.core.decision.RoutingFixture.network;
import static io.headgate.routing.core.decision.RoutingFixture.verdicts;
import static io.headgate.routing.core.decision.RoutingFixture.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.caps.CounterIncrement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is a candidate, who comes first, what becomes of a lead that nobody takes, and how it is said. */
class DecisionEngineTest {

    private static final String NOON = "2026-03-03T18:00:00Z";
    private static final String PLAN = "plans: [{id: all, steps: [{id: territory, pool: territory}]}]\n";

    private static String right(int dealer, String more) {
        return "  - {endpoint: d%d, area: {zips: ['78717']}, %s}\n".formatted(dealer, more);
    }

    private static String dealers(int many) {
        var yaml = new StringBuilder("clients:\n");
        for (var i = 1; i <= many; i++) {
            yaml.append(dealer(i, ""));
        }
        return yaml.toString();
    }

    @Test
    void saysWhoCameFirstAndWhyAnotherWasChosen() {
        var network = network("clients:\n"
                + dealer(114, "caps: [{limit: 40, per: day}]")
                + dealer(88, "caps: [{limit: 60, per: day}], hours: {mon-sun: ['00:00-24:00']}")
                + "territories:\n" + right(114, "right: exclusive") + right(88, "right: shared, tier: 2") + PLAN);
        var world = world("2026-07-01T18:00:00Z").used("endpoint:d114:count:day", "2026-07-01T05:00:00Z", 40);

        var decision = world.decide(network, lead());

        assertThat(decision.trace().sentence())
                .isEqualTo("Dealer 114 holds ZIP 78717 first but had used its daily cap (40 of 40, resets 00:00 CDT). "
                        + "Dealer 88 shares the ZIP, was open and under its cap, and was chosen.");
        assertThat(verdicts(decision)).containsExactly("d114 CAP_REACHED", "d88 chosen");
    }

    @Test
    void recordsTheValuesThatWereCompared() {
        var network = network("clients:\n" + dealer(1, "caps: [{limit: 40, per: day}]") + "territories:\n"
                + right(1, "right: exclusive") + PLAN);

        var decision = world("2026-03-01T18:00:00Z")
                .used("endpoint:d1:count:day", "2026-03-01T06:00:00Z", 40)
                .decide(network, lead());

        var candidate = decision.trace().steps().getFirst().candidates().getFirst();
        assertThat(candidate.seen()).isEqualTo("40");
        assertThat(candidate.needed()).isEqualTo("less than 40 per day until 2026-03-02T00:00-06:00");
        assertThat(candidate.right()).isEqualTo("exclusive");
        assertThat(candidate.rightSource()).isEqualTo("territories[0]");
        assertThat(candidate.matchedBy()).isEqualTo("zip 78717");
    }

    @Test
    void anExclusiveRightShutsOutItsTierAndAllBelow() {
        var network =
                network(dealers(4) + "territories:\n" + right(1, "right: shared") + right(2, "right: shared, tier: 2")
                        + right(3, "right: exclusive") + right(4, "right: overflow") + PLAN);

        var decision = world(NOON).decide(network, lead());

        assertThat(verdicts(decision)).containsExactly("d3 chosen", "d1 OUTRANKED", "d2 OUTRANKED", "d4 OUTRANKED");
    }

    @Test
    void overflowComesAfterEveryTier() {
        var network = network(dealers(2) + "territories:\n" + right(1, "right: overflow")
                + right(2, "right: shared, tier: 9") + PLAN);

        assertThat(chosen(world(NOON).decide(network, lead()))).containsExactly("d2");
        assertThat(chosen(world(NOON).paused("d2", null).decide(network, lead())))
                .containsExactly("d1");
    }

    @Test
    void matchesByZipCountyStateAndRadius() {
        var network = network(dealers(4) + """
            territories:
              - {endpoint: d1, right: shared, area: {zips: ['78717']}}
              - {endpoint: d2, right: shared, area: {counties: ['48453']}}
              - {endpoint: d3, right: shared, area: {states: [TX]}}
              - {endpoint: d4, right: shared, area: {radius: {lat: 30.5, lon: -97.7, miles: 10}}}
            """ + PLAN);

        var decision = world(NOON).decide(network, lead());

        assertThat(decision.trace().steps().getFirst().candidates())
                .extracting(each -> each.endpointId() + " " + each.matchedBy())
                .containsExactly("d1 zip 78717", "d2 county 48453", "d3 state TX", "d4 radius");
        assertThat(chosen(world(NOON).decide(network, lead().at(30.6, -97.7)))).containsExactly("d4");
        assertThat(chosen(world(NOON).decide(network, lead().at(30.7, -97.7)))).isEmpty();
        assertThat(chosen(world(NOON).decide(network, lead().in("75001", "TX", "48113"))))
                .containsExactly("d3");
    }

    @Test
    void aCarveOutAlwaysWins() {
        var network = network(dealers(2) + """
            territories:
              - {endpoint: d1, right: exclusive, area: {states: [TX], except_zips: ['78717']}}
              - {endpoint: d2, right: exclusive, area: {states: [TX], except_counties: ['48453']}}
            """ + PLAN);

        assertThat(world(NOON).decide(network, lead()).reason()).isEqualTo(ReasonCode.NO_COVERAGE);
        assertThat(verdicts(world(NOON).decide(network, lead().in("78717", "TX", "48491"))))
                .containsExactly("d2 chosen");
        assertThat(verdicts(world(NOON).decide(network, lead().in("75001", "TX", "48453"))))
                .containsExactly("d1 chosen");
    }

    @Test
    void rightsHoldOnlyForTheirServiceLinesAndSegments() {
        var network = network(dealers(3) + "territories:\n" + right(1, "right: exclusive, service_lines: [hvac]")
                + right(2, "right: exclusive, segments: [commercial]") + right(3, "right: shared") + PLAN);

        assertThat(chosen(world(NOON).decide(network, lead()))).containsExactly("d3");
        assertThat(chosen(world(NOON).decide(network, lead().asking("hvac")))).containsExactly("d1");
        assertThat(chosen(world(NOON).decide(network, lead().segment("commercial"))))
                .containsExactly("d2");
        assertThat(chosen(world(NOON).decide(network, lead().segment(null)))).containsExactly("d3");
        assertThat(chosen(world(NOON).decide(network, lead().asking("unheard-of"))))
                .containsExactly("d3");
        assertThat(chosen(world(NOON).decide(network, lead().asking(null)))).containsExactly("d3");
    }

    @Test
    void anEndpointWithSeveralRightsStandsForItsBestOneInForce() {
        var network = network(dealers(1) + "territories:\n" + right(1, "right: shared, tier: 2, price: '20.00'")
                + right(1, "right: exclusive, to: 2025-12-31, price: '30.00'") + PLAN);

        var decision = world(NOON).decide(network, lead());

        assertThat(verdicts(decision)).containsExactly("d1 chosen");
        assertThat(decision.choices().getFirst().price()).isEqualTo(Money.of("20.00", "USD"));
        assertThat(decision.choices().getFirst().tier()).isEqualTo(2);
    }

    @Test
    void takesThePriceOfTheRightElseOfTheEndpointElseNothing() {
        var network = network("clients:\n" + dealer(1, "price: '42.00'") + dealer(2, "price: '10.00'") + dealer(3, "")
                + "territories:\n" + right(1, "right: exclusive") + right(2, "right: exclusive, tier: 2, price: '9.99'")
                + right(3, "right: exclusive, tier: 3") + PLAN);

        assertThat(world(NOON).decide(network, lead()).choices().getFirst().price())
                .isEqualTo(Money.of("42", "USD"));
        assertThat(world(NOON)
                        .tried("d1")
                        .decide(network, lead())
                        .choices()
                        .getFirst()
                        .price())
                .isEqualTo(Money.of("9.99", "USD"));
        assertThat(world(NOON)
                        .tried("d1", "d2")
                        .decide(network, lead())
                        .choices()
                        .getFirst()
                        .price())
                .isEqualTo(Money.of("0", "USD"));
    }

    @Test
    void sharedRightsMayHaveSeveralRecipientsAnExclusiveOneHasOne() {
        var plan = "plans: [{id: all, steps: [{id: territory, pool: territory, recipients: 2}]}]\n";
        var shared = network(dealers(3) + "territories:\n" + right(3, "right: shared") + right(1, "right: shared")
                + right(2, "right: shared") + plan);
        var exclusive = network(
                dealers(2) + "territories:\n" + right(1, "right: exclusive") + right(2, "right: exclusive") + plan);

        assertThat(verdicts(world(NOON).decide(shared, lead())))
                .containsExactly("d3 chosen", "d1 chosen", "d2 NOT_SELECTED");
        assertThat(verdicts(world(NOON).decide(exclusive, lead()))).containsExactly("d1 chosen", "d2 NOT_SELECTED");
    }

    @Test
    void priorityGoesByNumberThenByTheOperatorsOrder() {
        var network = network("clients:\n" + dealer(1, "") + dealer(2, "") + dealer(3, "priority: 5")
                + "plans: [{id: all, steps: [{id: list, pool: [d2, d1, d3]}]}]\n");

        assertThat(chosen(world(NOON).decide(network, lead()))).containsExactly("d3");
        assertThat(chosen(world(NOON).tried("d3").decide(network, lead()))).containsExactly("d2");
        assertThat(chosen(world(NOON).tried("d3", "d2").decide(network, lead())))
                .containsExactly("d1");
    }

    @Test
    void theFirstPlanThatCoversTheLeadDecides() {
        var network = network(dealers(4) + """
            plans:
              - {id: paused, status: paused, steps: [{id: x, pool: [d4]}]}
              - {id: commercial, segments: [commercial], steps: [{id: x, pool: [d1]}]}
              - {id: hvac, service_lines: [hvac], steps: [{id: x, pool: [d2]}]}
              - {id: source, sources: [other], steps: [{id: x, pool: [d3]}]}
            """);

        assertThat(chosen(world(NOON).decide(network, lead().segment("commercial"))))
                .containsExactly("d1");
        assertThat(chosen(world(NOON).decide(network, lead().asking("hvac")))).containsExactly("d2");
        assertThat(chosen(world(NOON).decide(network, lead().from("other")))).containsExactly("d3");
        var none = world(NOON).decide(network, lead());
        assertThat(none.outcome()).isEqualTo(DecisionOutcome.REJECTED);
        assertThat(none.reason()).isEqualTo(ReasonCode.NO_PLAN);
        assertThat(none.trace().sentence())
                .isEqualTo("No active routing plan covers termite from source s, so the lead was rejected.");
    }

    @Test
    void stepsAreWalkedInOrderAndOnlyWhenTheirConditionHolds() {
        var network = network(dealers(2) + """
            plans:
              - id: all
                steps:
                  - {id: owners, pool: [d1], condition: "lead.attributes.home_owner == true"}
                  - {id: rest, pool: [d2]}
            """);

        var decision = world(NOON).decide(network, lead());

        assertThat(decision.trace().steps())
                .extracting(step -> step.stepId() + " " + step.result())
                .containsExactly("owners CONDITION_NOT_MET", "rest CHOSEN");
        assertThat(chosen(world(NOON).decide(network, lead().attribute("home_owner", true))))
                .containsExactly("d1");
    }

    @Test
    void rejectsWithNoCoverageWhenThereWasNoCandidateAndNoSaleWhenNoneCould() {
        var network = network(dealers(1) + "territories:\n" + right(1, "right: exclusive") + PLAN);

        var elsewhere = world(NOON).decide(network, lead().in("10001", "NY"));
        var paused = world(NOON).paused("d1", null).decide(network, lead());

        assertThat(elsewhere.reason()).isEqualTo(ReasonCode.NO_COVERAGE);
        assertThat(elsewhere.trace().sentence())
                .isEqualTo("Nobody holds a right to ZIP 10001 for termite, so the lead was rejected.");
        assertThat(paused.reason()).isEqualTo(ReasonCode.NO_SALE);
        assertThat(paused.trace().sentence())
                .isEqualTo("Dealer 1 holds ZIP 78717 but was paused. Nobody else was left, so the lead was rejected.");
        assertThat(world(NOON).decide(network, lead().nowhere()).reason()).isEqualTo(ReasonCode.NO_COVERAGE);
    }

    @Test
    void otherwiseMayBeReviewOrHold() {
        var review = network(dealers(1) + "plans: [{id: all, otherwise: review, steps: [{id: list, pool: [d1]}]}]\n");
        var hold = network("clients:\n" + dealer(1, "caps: [{limit: 1, per: hour}]")
                + "plans: [{id: all, otherwise: hold, steps: [{id: list, pool: [d1]}]}]\n");

        var reviewed = world(NOON).paused("d1", null).decide(review, lead());
        var waitsForTheCap = world(NOON).used("endpoint:d1:count:hour", NOON, 1).decide(hold, lead());
        var waitsForNothing = world(NOON).broken("d1", "5 time-outs").decide(hold, lead());

        assertThat(reviewed.outcome()).isEqualTo(DecisionOutcome.REVIEW);
        assertThat(reviewed.reason()).isEqualTo(ReasonCode.NO_SALE);
        assertThat(waitsForTheCap.outcome()).isEqualTo(DecisionOutcome.HELD);
        assertThat(waitsForTheCap.heldUntil()).isEqualTo(at("2026-03-03T19:00:00Z"));
        assertThat(waitsForNothing.heldUntil()).isEqualTo(at("2026-03-03T18:15:00Z"));
    }

    @Test
    void aLeadThatIsTooOldIsRejected() {
        var network = network(dealers(1) + "territories:\n" + right(1, "right: exclusive") + PLAN);

        var decision = world(NOON).decide(network, lead().expiring(NOON));

        assertThat(decision.reason()).isEqualTo(ReasonCode.LEAD_EXPIRED);
    }

    @Test
    void laterRoundsLeaveOutWhatWasTriedAndSaySo() {
        var network = network(
                dealers(2) + "territories:\n" + right(1, "right: exclusive") + right(2, "right: shared") + PLAN);

        var decision = world(NOON).tried("d1").decide(network, lead());

        assertThat(verdicts(decision)).containsExactly("d1 ALREADY_TRIED", "d2 chosen");
        assertThat(decision.trace().sentence())
                .isEqualTo("Dealer 1 holds ZIP 78717 first but had its turn in an earlier round. "
                        + "Dealer 2 shares the ZIP, could take it, and was chosen.");
    }

    @Test
    void everyCounterThatADecisionTakesIsInItsFootprint() {
        var network = network(
                "clients:\n" + dealer(1, "caps: [{limit: 1, per: day}]") + dealer(2, "caps: [{limit: 9, per: hour}]")
                        + "territories:\n" + right(1, "right: exclusive")
                        + "plans: [{id: all, steps: [{id: t, pool: territory, algorithm: round_robin}, {id: l, pool:"
                        + " [d2], algorithm: weighted}]}]\n");
        var world = world(NOON);

        var footprint = new DecisionEngine()
                .footprint(network, lead().build(), at(NOON)).stream()
                        .map(CounterIncrement::bucket)
                        .toList();

        for (var i = 0; i < 3; i++) {
            var decision = world.route(network, lead());
            assertThat(footprint)
                    .containsAll(decision.choices().getFirst().increments().stream()
                            .map(CounterIncrement::bucket)
                            .toList())
                    .containsAll(decision.consulted().stream()
                            .map(CounterIncrement::bucket)
                            .toList());
        }
        assertThat(footprint)
                .extracting(bucket -> bucket.key().toString())
                .isEqualTo(
                        List.of("endpoint:d1:count:day", "step:all/t:d1", "endpoint:d2:count:hour", "step:all/l:d2"));
    }

    @Test
    void theSameInputsGiveTheSameDecision() {
        var network = network(dealers(3) + "territories:\n" + right(1, "right: shared") + right(2, "right: shared")
                + right(3, "right: shared")
                + "plans: [{id: all, steps: [{id: t, pool: territory, algorithm: weighted}]}]\n");

        assertThat(world(NOON).decide(network, lead())).isEqualTo(world(NOON).decide(network, lead()));
    }
}

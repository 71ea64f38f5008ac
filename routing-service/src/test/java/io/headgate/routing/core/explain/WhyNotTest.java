package io.headgate.routing.core.explain;

import static io.headgate.routing.core.decision.RoutingFixture.dealer;
import static io.headgate.routing.core.decision.RoutingFixture.lead;
import static io.headgate.routing.core.decision.RoutingFixture.network;
import static io.headgate.routing.core.decision.RoutingFixture.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.RoundState;
import io.headgate.routing.core.decision.RoutingFixture.Lead;
import io.headgate.routing.core.decision.RoutingFixture.World;
import io.headgate.routing.core.network.CompiledNetwork;
import org.junit.jupiter.api.Test;

class WhyNotTest {

    private static final CompiledNetwork NETWORK = network("clients:\n"
            + dealer(1, "caps: [{limit: 40, per: day}]")
            + dealer(2, "")
            + dealer(3, "")
            + dealer(4, "")
            + dealer(5, "")
            + dealer(6, "")
            + dealer(7, "")
            + dealer(8, "status: disabled") + """
            territories:
              - {endpoint: d1, right: exclusive, tier: 1, service_lines: [termite], area: {zips: ['78717']}}
              - {endpoint: d2, right: shared, tier: 2, service_lines: [termite], area: {zips: ['78717']}}
              - {endpoint: d3, right: shared, tier: 2, service_lines: [hvac], area: {zips: ['78717']}}
              - {endpoint: d4, right: shared, tier: 2, service_lines: [termite], segments: [commercial], area: {zips: ['78717']}}
              - {endpoint: d5, right: shared, tier: 2, service_lines: [termite], area: {states: [TX], except_zips: ['78717']}}
              - {endpoint: d6, right: shared, tier: 2, service_lines: [termite], area: {zips: ['10001']}}
            plans:
              - id: termite
                service_lines: [termite]
                steps:
                  - {id: never, pool: [d8], condition: "lead.service_line == 'hvac'"}
                  - {id: territory, pool: territory}
                  - {id: overflow, pool: [d7]}
              - {id: hvac, service_lines: [hvac], steps: [{id: list, pool: [d3]}]}
            """);

    private final World world = world("2026-03-02T15:00:00Z");

    @Test
    void theChosenOneIsToldSo() {
        assertThat(why("d1").kind()).isEqualTo(WhyNot.Kind.CHOSEN);
    }

    @Test
    void aCandidateIsToldTheRuleAndTheValues() {
        world.used("endpoint:d1:count:day", "2026-03-02T06:00:00Z", 40);

        var why = why("d1");

        assertThat(why.kind()).isEqualTo(WhyNot.Kind.EXCLUDED);
        assertThat(why.reason()).isEqualTo(ReasonCode.CAP_REACHED);
        assertThat(why.seen()).isEqualTo("40");
        assertThat(why.sentence())
                .startsWith("Dealer 1 was considered in step territory")
                .contains("less than 40");
    }

    @Test
    void oneThatCameAfterIsToldThatABetterRightWon() {
        assertThat(why("d2").reason()).isEqualTo(ReasonCode.OUTRANKED);
    }

    @Test
    void oneOfALaterStepIsToldThatItWasNotReachedAndWhatWouldHaveHappened() {
        var why = why("d7");

        assertThat(why.kind()).isEqualTo(WhyNot.Kind.STEP_NOT_REACHED);
        assertThat(why.stepId()).isEqualTo("overflow");
        assertThat(why.reason()).isNull();
        assertThat(why.sentence())
                .isEqualTo("Dealer 7 comes in step overflow, which was not reached because step territory placed the"
                        + " lead. It could have taken it.");
        world.paused("d7", null);
        assertThat(why("d7").reason()).isEqualTo(ReasonCode.ENDPOINT_PAUSED);
        assertThat(why("d7").sentence()).endsWith("It could not have taken it either: it was paused.");
    }

    @Test
    void oneOfAStepForOtherLeadsIsToldTheCondition() {
        assertThat(why("d8").kind()).isEqualTo(WhyNot.Kind.STEP_CONDITION_NOT_MET);
        assertThat(why("d8").needed()).contains("hvac");
    }

    @Test
    void whoHoldsThePlaceForSomethingElseIsToldWhatFor() {
        assertThat(why("d3").kind()).isEqualTo(WhyNot.Kind.OTHER_SERVICE_LINE);
        assertThat(why("d3").sentence()).isEqualTo("Dealer 3 holds this place for hvac, not for termite.");
        assertThat(why("d4").kind()).isEqualTo(WhyNot.Kind.OTHER_SEGMENT);
        assertThat(why("d4").sentence()).isEqualTo("Dealer 4 holds this place for commercial leads only.");
    }

    @Test
    void whoseAreaHasAHoleHereIsToldWhichHole() {
        assertThat(why("d5").kind()).isEqualTo(WhyNot.Kind.CARVED_OUT);
        assertThat(why("d5").seen()).isEqualTo("ZIP 78717");
    }

    @Test
    void whoHoldsNothingHereOrAnywhereIsToldThat() {
        assertThat(why("d6").kind()).isEqualTo(WhyNot.Kind.NO_RIGHT_HERE);
        assertThat(why("d6").sentence()).isEqualTo("Dealer 6 holds no right to ZIP 78717.");
        assertThat(why("d9").kind()).isEqualTo(WhyNot.Kind.NO_SUCH_ENDPOINT);
        assertThat(why("d2", lead().asking("hvac")).kind()).isEqualTo(WhyNot.Kind.NOT_IN_PLAN);
        assertThat(why("d2", lead().asking("roofing")).kind()).isEqualTo(WhyNot.Kind.NO_PLAN);
    }

    @Test
    void oneWithoutAnyRightIsToldThat() {
        var other = network("clients:\n" + dealer(1, "") + dealer(2, "")
                + "territories: [{endpoint: d1, right: shared, area: {states: [TX]}}]\n"
                + "plans: [{id: all, steps: [{id: one, pool: territory}]}]\n");

        assertThat(why(other, "d2", lead()).kind()).isEqualTo(WhyNot.Kind.NO_RIGHT_AT_ALL);
    }

    private WhyNot why(String endpoint) {
        return why(endpoint, lead());
    }

    private WhyNot why(String endpoint, Lead lead) {
        return why(NETWORK, endpoint, lead);
    }

    private WhyNot why(CompiledNetwork network, String endpoint, Lead lead) {
        var decision = world.decide(network, lead);
        return WhyNot.of(network, lead.build(), world.context(), RoundState.FIRST, decision.trace(), endpoint);
    }
}

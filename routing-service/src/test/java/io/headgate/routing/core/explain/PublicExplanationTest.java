package io.headgate.routing.core.explain;

import static io.headgate.routing.core.decision.RoutingFixture.lead;
import static io.headgate.routing.core.decision.RoutingFixture.network;
import static io.headgate.routing.core.decision.RoutingFixture.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.routing.v1.DecisionTrace.CandidateTrace;
import io.headgate.model.routing.v1.DecisionTrace.PassedOver;
import io.headgate.model.routing.v1.DecisionTrace.StepTrace;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.AllocationId;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Stage;
import io.headgate.routing.core.decision.Decision;
import io.headgate.routing.core.decision.RoutingFixture;
import io.headgate.routing.core.decision.RoutingFixture.World;
import io.headgate.routing.core.explain.PublicExplanation.Viewer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What others are told names nobody else: every value of another party is a canary that must not be heard. */
class PublicExplanationTest {

    private static final Viewer VENDOR = new Viewer.Vendor();
    private static final Viewer MINE = new Viewer.Client("mine", Set.of("mine-crm"));
    private static final Viewer STRANGER = new Viewer.Client("stranger", Set.of("stranger-crm"));

    static Stream<ReasonCode> routingReasons() {
        return Arrays.stream(ReasonCode.values()).filter(code -> code.stage() == Stage.ROUTING);
    }

    @ParameterizedTest
    @MethodSource("routingReasons")
    void noReasonTellsOfAnother(ReasonCode reason) {
        for (var outcome : DecisionOutcome.values()) {
            var decided = decided(outcome, reason);
            for (var viewer : List.of(VENDOR, MINE, STRANGER)) {
                assertThat(PublicExplanation.explainTo(decided, viewer))
                        .isNotBlank()
                        .doesNotContainIgnoringCase("canary")
                        .doesNotContain("97.31");
            }
            assertThat(PublicExplanation.explainTo(decided, MINE)).contains(reason.publicMeaning());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ReasonCode.class,
            names = {"OUT_OF_HOURS", "LINE_TYPE_NOT_ACCEPTED", "RIGHT_NOT_IN_FORCE"})
    void whatIsInTheViewersOwnContractIsToldWithItsValues(ReasonCode reason) {
        var trace = new DecisionTrace(
                "plan",
                List.of(step(List.of(candidate("mine-crm", "mine", reason, "own value", "own rule")), List.of())),
                "",
                1);

        assertThat(PublicExplanation.explainTo(decided(DecisionOutcome.REJECTED, reason, trace, List.of()), MINE))
                .endsWith("Found: own value; agreed: own rule.");
    }

    @Test
    void theOneWhoGotItIsToldItsOwnPrice() {
        var decided = decided(DecisionOutcome.ALLOCATED, ReasonCode.OUTRANKED);

        assertThat(PublicExplanation.explainTo(decided, new Viewer.Client("canary-client", Set.of("canary-endpoint"))))
                .isEqualTo("You got this lead at your endpoint canary-endpoint, for 97.31 USD.");
        assertThat(PublicExplanation.explainTo(decided, STRANGER)).isEqualTo("You were not a candidate for this lead.");
        assertThat(PublicExplanation.explainTo(decided, VENDOR)).isEqualTo("The lead was placed.");
    }

    @Test
    void oneOfManyThatWereRolledUpIsStillToldItsReason() {
        var trace = new DecisionTrace(
                "plan",
                List.of(step(
                        List.of(),
                        List.of(new PassedOver(
                                ReasonCode.CAP_REACHED, "canary 5", "canary 6", List.of("canary-x", "mine-crm"))))),
                "canary",
                1);

        assertThat(PublicExplanation.explainTo(
                        decided(DecisionOutcome.REJECTED, ReasonCode.NO_SALE, trace, List.of()), MINE))
                .isEqualTo("You did not get this lead at your endpoint mine-crm. The agreed cap is reached.");
    }

    @Test
    void realDecisionsTellNobodyOfAnother() {
        var network = network("""
            clients:
              - {id: canary-a, name: Canary A, endpoints: [{id: canary-a-crm, price: '97.31', caps: [{limit: 9731, per: day}], delivery: {method: webhook, url: 'https://a.example/'}}]}
              - {id: mine, name: Mine, endpoints: [{id: mine-crm, price: '5.00', delivery: {method: webhook, url: 'https://b.example/'}}]}
            territories:
              - {endpoint: canary-a-crm, right: exclusive, tier: 1, area: {zips: ['78717']}}
              - {endpoint: mine-crm, right: shared, tier: 2, area: {states: [TX]}}
            plans: [{id: canary-plan, steps: [{id: canary-step, pool: territory}]}]
            """);
        World world = world("2026-03-02T15:00:00Z");
        var outranked = decided(world.decide(network, lead()));
        var full = decided(world.used("endpoint:canary-a-crm:count:day", "2026-03-02T06:00:00Z", 9731)
                .decide(network, lead()));

        for (var viewer : List.of(VENDOR, MINE, STRANGER)) {
            for (var decided : List.of(outranked, full)) {
                assertThat(PublicExplanation.explainTo(decided, viewer))
                        .doesNotContainIgnoringCase("canary")
                        .doesNotContain("9731", "97.31");
            }
        }
        assertThat(PublicExplanation.explainTo(outranked, MINE))
                .isEqualTo("You did not get this lead at your endpoint mine-crm. Another holder comes first.");
        assertThat(PublicExplanation.explainTo(full, MINE))
                .isEqualTo("You got this lead at your endpoint mine-crm, for 5.00 USD.");
    }

    private static LeadDecided decided(Decision decision) {
        var allocations = decision.choices().stream()
                .map(choice -> allocation(choice.clientId(), choice.endpointId(), choice.price()))
                .toList();
        return decided(decision.outcome(), decision.reason(), decision.trace(), allocations);
    }

    private static LeadDecided decided(DecisionOutcome outcome, ReasonCode reason) {
        var trace = new DecisionTrace(
                "canary-plan",
                List.of(
                        step(
                                List.of(
                                        candidate("canary-endpoint", "canary-client", null, null, null),
                                        candidate("canary-other", "canary-client-2", reason, "canary seen", "canary"),
                                        candidate("mine-crm", "mine", reason, "5", "less than 9")),
                                List.of(new PassedOver(reason, "canary", "canary", List.of("canary-more")))),
                        step(List.of(candidate("canary-last", "canary-client-3", reason, "x", "y")), List.of())),
                "Canary Client holds ZIP 78717 and was chosen for 97.31.",
                1);
        return decided(
                outcome,
                outcome == DecisionOutcome.ALLOCATED ? null : reason,
                trace,
                outcome == DecisionOutcome.ALLOCATED
                        ? List.of(allocation("canary-client", "canary-endpoint", Money.of("97.31", "USD")))
                        : List.of());
    }

    private static LeadDecided decided(
            DecisionOutcome outcome, @Nullable ReasonCode reason, DecisionTrace trace, List<Allocation> allocations) {
        var someLead = lead().build();
        var now = RoutingFixture.at("2026-03-02T15:00:00Z");
        return new LeadDecided(
                someLead.leadId(), now, 1, 7, outcome, reason, now, someLead.facts(), allocations, trace);
    }

    private static Allocation allocation(String client, String endpoint, Money price) {
        return new Allocation(
                new AllocationId(new UUID(1, 2)),
                new DeliveryId(new UUID(3, 4)),
                client,
                endpoint,
                price,
                "canary-step",
                "canary-right",
                1);
    }

    private static StepTrace step(List<CandidateTrace> candidates, List<PassedOver> others) {
        return new StepTrace("canary-step", "priority", "canary", "CHOSEN", "canary 1, canary 2", candidates, others);
    }

    private static CandidateTrace candidate(
            String endpoint,
            String client,
            @Nullable ReasonCode reason,
            @Nullable String seen,
            @Nullable String needed) {
        return new CandidateTrace(
                endpoint, client, reason == null, "exclusive", 1, "territories[0]", "zip 78717", reason, seen, needed);
    }
}

package io.headgate.routing.core.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headgate.routing.core.context.Conversions.Measured;
import io.headgate.routing.core.decision.RoutingFixture;
import io.headgate.routing.core.network.CandidateFinder;
import io.headgate.routing.core.network.CompiledNetwork;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversionsTest {

    private static final CompiledNetwork NETWORK = RoutingFixture.network("clients:\n"
            + RoutingFixture.dealer(1, "performance: 0.2")
            + RoutingFixture.dealer(2, "")
            + "plans: [{id: all, steps: [{id: list, pool: [d1, d2]}]}]\n");

    @Test
    void aFewSalesAreWorthLessThanTheSameShareOfMany() {
        var few = rate("d1", new Measured(30, 30, 30));
        var many = rate("d1", new Measured(3000, 3000, 2400));

        assertThat(few).isEqualTo((30 + 6) / 60.0);
        assertThat(many).isGreaterThan(few);
        assertThat(rate("d1", new Measured(1, 1, 1))).as("one of one").isEqualTo(0.2);
    }

    @Test
    void aSaleOfAnotherwiseSilentClientIsNoShareOfEverything() {
        var says = rate("d1", new Measured(200, 200, 60));
        var saysOnlyWhatItSold = rate("d1", new Measured(200, 60, 60));

        assertThat(saysOnlyWhatItSold).isEqualTo(says);
    }

    @Test
    void withoutAConfiguredPerformanceItStartsFromNothing() {
        assertThat(rate("d2", new Measured(29, 29, 29))).isNegative();
        assertThat(rate("d2", new Measured(70, 70, 50))).isCloseTo(0.5, within(1e-12));
    }

    private static double rate(String id, Measured measured) {
        var lead = RoutingFixture.lead().build();
        var step = NETWORK.planFor(lead).steps().getFirst();
        var context = DecisionContext.atTime(lead, RoutingFixture.at("2026-03-03T18:00:00Z"));
        var candidate = CandidateFinder.findCandidates(NETWORK, step, context).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        return candidate.conversionRate(new Conversions(Map.of(id, measured)));
    }
}

package io.headgate.routing.core.decision;

import static io.headgate.routing.core.decision.RoutingFixture.dealer;
import static io.headgate.routing.core.decision.RoutingFixture.lead;
import static io.headgate.routing.core.decision.RoutingFixture.network;
import static io.headgate.routing.core.decision.RoutingFixture.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.routing.core.network.CompiledNetwork;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put into words only later still says what was seen at the decision. */
class LazyTraceTest {

    private static final String DAY = "2026-07-01T05:00:00Z";

    private static final String DEALERS = "clients:\n"
            + dealer(1, "caps: [{limit: 40, per: day}]")
            + dealer(2, "caps: [{limit: 40, per: day, pacing: {curve: even}}]")
            + dealer(3, "weight: 3")
            + dealer(4, "weight: 1");

    private static CompiledNetwork network(String algorithm) {
        return RoutingFixture.network(DEALERS
                + "plans: [{id: all, steps: [{id: list, pool: [d1, d2, d3, d4], algorithm: " + algorithm + "}]}]\n");
    }

    private static RoutingFixture.World world() {
        return RoutingFixture.world("2026-07-01T12:00:00Z")
                .used("endpoint:d1:count:day", DAY, 40)
                .used("endpoint:d2:count:day", DAY, 39)
                .used("step:all/list:d3", DAY, 5)
                .used("endpoint:d3:load", "1970-01-01T00:00:00Z", 4);
    }

    private static DecisionTrace trace(CompiledNetwork network, RoutingFixture.World world) {
        return world.decide(network, lead()).trace();
    }

    @ParameterizedTest
    @ValueSource(strings = {"weighted", "least_loaded", "priority", "highest_price"})
    void isTheSameAfterTheCountersMovedOn(String algorithm) {
        var network = network(algorithm);
        var atOnce = trace(network, world());
        var world = world();

        var decision = world.decide(network, lead());
        List.of("endpoint:d1:count:day", "endpoint:d2:count:day", "step:all/list:d3", "step:all/list:d4")
                .forEach(key -> world.used(key, DAY, 77));
        world.used("endpoint:d3:load", "1970-01-01T00:00:00Z", 77);
        world.paused("d3", null).at("2026-07-02T12:00:00Z");

        assertThat(decision.trace()).isEqualTo(atOnce);
        assertThat(trace(network, world)).isNotEqualTo(atOnce);
    }
}

package io.headgate.routing.core.decision;

import static io.headgate.routing.core.decision.RoutingFixture.lead;
import static io.headgate.routing.core.decision.RoutingFixture.network;
import static io.headgate.routing.core.decision.RoutingFixture.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.event.EventJson;
import io.headgate.model.shared.ReasonCode;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The record of a decision stays small enough for one event, however many endpoints were considered. */
class TraceSizeTest {

    private static final int ENDPOINTS = 5000;
    private static final int MOST_BYTES = 200_000;

    @Test
    void aDecisionAmongFiveThousandFitsEasilyIntoOneEventAndNamesEveryCandidate() {
        var network = network(pool("priority"));
        var world = world("2026-03-02T15:00:00Z");
        for (var i = 0; i < ENDPOINTS / 2; i++) {
            world.used("endpoint:d" + i + ":count:day", "2026-03-02T06:00:00Z", 40);
        }

        var trace = world.decide(network, lead()).trace();

        assertThat(bytes(trace)).isLessThan(MOST_BYTES);
        var step = trace.steps().getFirst();
        var named = new HashSet<String>();
        step.candidates().forEach(each -> named.add(each.endpointId()));
        step.others().forEach(each -> named.addAll(each.endpointIds()));
        assertThat(named).hasSize(ENDPOINTS);
        assertThat(step.candidates()).filteredOn(each -> each.chosen()).hasSize(1);
        assertThat(step.others())
                .extracting(each -> each.reason())
                .containsExactly(ReasonCode.CAP_REACHED, ReasonCode.NOT_SELECTED);
        assertThat(step.others().getFirst().seen()).isEqualTo("40");
    }

    @Test
    void manyDifferentValuesAreGivenUpBeforeAnyNameIs() {
        var network = network(pool("priority"));
        var world = world("2026-03-02T15:00:00Z");
        for (var i = 0; i < ENDPOINTS; i++) {
            world.used("endpoint:d" + i + ":count:day", "2026-03-02T06:00:00Z", 40 + i);
        }

        var trace = world.decide(network, lead()).trace();

        assertThat(bytes(trace)).isLessThan(MOST_BYTES);
        var step = trace.steps().getFirst();
        assertThat(step.candidates().size()
                        + step.others().stream()
                                .mapToInt(each -> each.endpointIds().size())
                                .sum())
                .isEqualTo(ENDPOINTS);
        assertThat(step.others().getLast().seen()).isNull();
    }

    private static int bytes(Object trace) {
        var bytes = EventJson.mapper().writeValueAsBytes(trace).length;
        System.out.println("bytes of a decision among " + ENDPOINTS + " candidates: " + bytes);
        return bytes;
    }

    private static String pool(String algorithm) {
        var clients = IntStream.range(0, ENDPOINTS)
                .mapToObj(i -> RoutingFixture.dealer(i, "caps: [{limit: 40, per: day}]"))
                .collect(Collectors.joining());
        var ids = IntStream.range(0, ENDPOINTS).mapToObj(i -> "d" + i).collect(Collectors.joining(", "));
        return "clients:\n" + clients + "plans: [{id: all, steps: [{id: one, algorithm: " + algorithm + ", pool: ["
                + ids + "]}]}]\n";
    }
}

package io.headgate.routing.core.decision;

import static io.headgate.routing.core.decision.RoutingFixture.chosen;
import static io.headgate.routing.core.decision.RoutingFixture.dealer;
import static io.headgate.routing.core.decision.RoutingFixture.lead;
import static io.headgate.routing.core.decision.RoutingFixture.network;
import static io.headgate.routing.core.decision.RoutingFixture.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.routing.core.network.CompiledNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of orders, zones and pools, one by one, as the document writes them. */
class AgreedKeysTest {

    private static final String NOON = "2026-03-03T18:00:00Z";
    private static final String ORDERED = "plans: [{id: all, steps: [{id: ordered, pool: orders}]}]\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status: paused | status: active",
                "service_lines: [hvac] | service_lines: [termite]",
                "segments: [commercial] | segments: [residential]",
                "sources: [other] | sources: [s]",
                "condition: \"lead.state == 'OK'\" | condition: \"lead.state == 'TX'\"",
                "from: 2026-03-04 | from: 2026-03-03",
                "to: 2026-03-02 | to: 2026-03-03"
            })
    void anOrderIsOpenForWhatItSays(String closed, String open) {
        assertThat(chosen(world(NOON).decide(order(closed), lead()))).isEmpty();
        assertThat(chosen(world(NOON).decide(order(open), lead()))).containsExactly("d1");
    }

    @Test
    void theLowerPriorityGoesFirst() {
        var network = network("clients:\n" + dealer(1, "") + dealer(2, "") + """
            orders: [{id: one, endpoint: d1, quantity: 9, priority: 2}, {id: two, endpoint: d2, quantity: 9, priority: 1}]
            plans: [{id: all, steps: [{id: ordered, pool: orders, algorithm: order_priority}]}]
            """);

        assertThat(chosen(world(NOON).decide(network, lead()))).containsExactly("d2");
    }

    @Test
    void anOrderTakesNoMoreThanItsCap() {
        var network = order("caps: [{limit: 1, per: day}]");
        var world = world(NOON);

        assertThat(chosen(world.route(network, lead()))).containsExactly("d1");
        assertThat(chosen(world.route(network, lead()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'service_lines: [termite],', d2", "'service_lines: [hvac],', d1"})
    void aZoneHoldsForItsServiceLines(String lines, String winner) {
        var network = network("clients:\n" + dealer(1, "priority: 1, performance: 0.1")
                + dealer(2, "priority: 2, performance: 0.4") + """
                    territories: [{endpoint: d1, right: shared, area: {zips: ['78717']}}, {endpoint: d2, right: shared, area: {zips: ['78717']}}]
                    overlap_zones: [{id: z, %s area: {zips: ['78717']}, tie_breakers: [performance]}]
                    plans: [{id: all, steps: [{id: rights, pool: territory}]}]
                    """.formatted(lines));

        assertThat(chosen(world(NOON).decide(network, lead()))).containsExactly(winner);
    }

    @Test
    void aPoolMayNameATag() {
        var network = network("clients:\n" + dealer(1, "") + dealer(2, "tags: [premium]")
                + "plans: [{id: all, steps: [{id: list, pool: {tag: premium}}]}]\n");

        assertThat(chosen(world(NOON).decide(network, lead()))).containsExactly("d2");
    }

    private static CompiledNetwork order(String key) {
        return network("clients:\n" + dealer(1, "")
                + "orders: [{id: spring, endpoint: d1, quantity: 9, %s}]\n".formatted(key) + ORDERED);
    }
}

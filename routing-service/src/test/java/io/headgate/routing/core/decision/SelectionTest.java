package io.headgate.routing.core.decision;

import static io.headgate.routing.core.decision.RoutingFixture.chosen;
import static io.headgate.routing.core.decision.RoutingFixture.dealer;
import static io.headgate.routing.core.decision.RoutingFixture.lead;
import static io.headgate.routing.core.decision.RoutingFixture.network;
import static io.headgate.routing.core.decision.RoutingFixture.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.routing.core.context.DedupeKeys;
import io.headgate.routing.core.network.CompiledNetwork;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fair algorithms keep everybody within one lead of the exact share, at every moment. */
class SelectionTest {

    private static final String MIDNIGHT = "2026-03-03T06:00:00Z";
    private static final int LEADS = 10_000;

    private static CompiledNetwork pool(String algorithm, String more, int... weights) {
        var yaml = new StringBuilder("clients:\n");
        var ids = new StringBuilder();
        for (var i = 0; i < weights.length; i++) {
            yaml.append(dealer(i + 1, "weight: " + weights[i] + more));
            ids.append(i == 0 ? "" : ", ").append("d").append(i + 1);
        }
        return network(
                yaml + "plans: [{id: all, steps: [{id: list, pool: [" + ids + "], algorithm: " + algorithm + "}]}]\n");
    }

    private static void assertFair(CompiledNetwork network, int... weights) {
        var world = world(MIDNIGHT);
        var total = java.util.Arrays.stream(weights).sum();
        var got = new int[weights.length];
        for (var n = 1; n <= LEADS; n++) {
            var decision = world.route(network, lead());
            got[Integer.parseInt(chosen(decision).getFirst().substring(1)) - 1]++;
            for (var i = 0; i < weights.length; i++) {
                assertThat(Math.abs(got[i] - (double) n * weights[i] / total))
                        .as("endpoint %d after %d leads", i + 1, n)
                        .isLessThan(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "priority | by priority: d2 1, d1 2, d3 3",
                "highest_price | by highest price: d3 30.00, d2 10.00, d1 10.00",
                "order_priority | by order priority: d1 4 (o1), d2 5 (o2)",
                "sold_count | by sold count: d2 behind by 9.00, d1 behind by 5.00",
                "least_loaded | by least loaded: d2 0 in flight, d3 3 in flight, d1 2 in flight",
                "nearest | by nearest: d3 0.0 miles, d1 34.5 miles, d2 at an unknown distance",
            })
    void saysTheFiguresThatItChoseBy(String algorithm, String expected) {
        var network = network("clients:\n"
                + dealer(1, "priority: 2, price: '10.00', location: {lat: 30.99, lon: -97.76}, weight: 1")
                + dealer(2, "priority: 1, price: '10.00'")
                + dealer(3, "priority: 3, price: '30.00', location: {lat: 30.49, lon: -97.76}, weight: 2")
                + "orders: [{id: o1, endpoint: d1, quantity: 5, priority: 4}, {id: o2, endpoint: d2, quantity: 9,"
                + " priority: 5}]\n"
                + "plans: [{id: all, steps: [{id: list, pool: [d1,"
                + " d2, d3], algorithm: " + algorithm + "}]}]\n");

        var decision = world("2026-03-03T18:00:00Z")
                .used("endpoint:d1:load", "1970-01-01T00:00:00Z", 2)
                .used("endpoint:d3:load", "1970-01-01T00:00:00Z", 3)
                .decide(network, lead());

        assertThat(decision.trace().steps().getFirst().arithmetic()).isEqualTo(expected);
    }

    @Test
    void roundRobinStaysWithinOneLeadOfTheEqualShare() {
        assertFair(pool("round_robin", "", 1, 1, 1, 1, 1, 1, 1), 1, 1, 1, 1, 1, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void weightedStaysWithinOneLeadOfTheExactShare(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var weights = random.ints(2 + random.nextInt(6), 1, 100).toArray();

        assertFair(pool("weighted", "", weights), weights);
    }

    @Test
    void aPausedEndpointCatchesUpWithItsShareOfTheDay() {
        var network = pool("round_robin", "", 1, 1, 1);
        var world = world(MIDNIGHT);
        Map<String, Integer> got = new HashMap<>();

        for (var n = 0; n < 3000; n++) {
            if (n == 1000) {
                world.paused("d2", null);
            }
            if (n == 1300) {
                world.resumed("d2");
            }
            got.merge(chosen(world.route(network, lead())).getFirst(), 1, Integer::sum);
        }

        assertThat(got).isEqualTo(Map.of("d1", 1000, "d2", 1000, "d3", 1000));
    }

    @Test
    void aCappedEndpointLeavesItsShareToTheOthersEvenly() {
        var network = network("clients:\n" + dealer(1, "caps: [{limit: 100, per: day}]") + dealer(2, "") + dealer(3, "")
                + "plans: [{id: all, steps: [{id: list, pool: [d1, d2, d3], algorithm: round_robin}]}]\n");
        var world = world(MIDNIGHT);
        Map<String, Integer> got = new HashMap<>();

        for (var n = 0; n < 1000; n++) {
            got.merge(chosen(world.route(network, lead())).getFirst(), 1, Integer::sum);
        }

        assertThat(got).isEqualTo(Map.of("d1", 100, "d2", 450, "d3", 450));
    }

    @Test
    void aDayBeginsWithWhoGotNothingForLongest() {
        var network = pool("round_robin", "", 1, 1, 1);
        var world = world("2026-03-04T05:00:00Z");

        var beforeMidnight = chosen(world.route(network, lead()));
        world.later(Duration.ofHours(2));
        var afterMidnight = chosen(world.route(network, lead()));
        world.later(Duration.ofDays(1));
        var aDayLater = chosen(world.route(network, lead()));

        assertThat(beforeMidnight).containsExactly("d1");
        assertThat(afterMidnight).containsExactly("d2");
        assertThat(aDayLater).containsExactly("d3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"round_robin", "weighted", "percentage, shares: {d1: 50, d2: 50}"})
    void theChainOfAnOverlapZoneDecidesBetweenEqualShares(String algorithm) {
        var network = network("clients:\n" + dealer(1, "performance: 0.10") + dealer(2, "performance: 0.40")
                + "territories: [{endpoint: d1, right: shared, area: {zips: ['78717']}}, {endpoint: d2, right: shared,"
                + " area: {zips: ['78717']}}]\n"
                + "overlap_zones: [{id: z, area: {zips: ['78717']}, tie_breakers: [performance]}]\n"
                + "plans: [{id: all, steps: [{id: t, pool: territory, algorithm: " + algorithm + "}]}]\n");
        var world = world(MIDNIGHT);

        assertThat(chosen(world.route(network, lead()))).containsExactly("d2");
        assertThat(chosen(world.route(network, lead()))).containsExactly("d1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "priority",
                "round_robin",
                "percentage, share_of: qualified, shares: {d1: 50, d2: 50}",
                "least_loaded"
            })
    void aTestIsDecidedLikeARealLeadAndTakesNothing(String algorithm) {
        var network = network("clients:\n" + dealer(1, "caps: [{limit: 1, per: day}, {limit: 1, per: concurrent}]")
                + dealer(2, "caps: [{limit: '40.00', unit: money, per: month}]")
                + "orders: [{id: o1, endpoint: d1, quantity: 1}]\n"
                + "plans: [{id: all, steps: [{id: list, pool: [d1, d2], algorithm: " + algorithm + "}]}]\n");
        var world = world(MIDNIGHT);

        var first = world.route(network, lead().test());
        world.route(network, lead().test());
        var real = world.route(network, lead());

        assertThat(first.increments()).isEmpty();
        assertThat(chosen(first)).isEqualTo(chosen(real)).containsExactly("d1");
        assertThat(DedupeKeys.rememberedOf(lead().test().build().facts())).isEmpty();
    }

    @Test
    void everyDayStartsAnew() {
        var network = pool("round_robin", "", 1, 1);
        var world = world(MIDNIGHT);
        world.paused("d1", null);
        for (var n = 0; n < 10; n++) {
            world.route(network, lead());
        }

        world.resumed("d1").later(Duration.ofDays(1));

        assertThat(List.of(
                        chosen(world.route(network, lead())),
                        chosen(world.route(network, lead())),
                        chosen(world.route(network, lead()))))
                .containsExactly(List.of("d1"), List.of("d2"), List.of("d1"));
    }

    @Test
    void equalShortfallsGoByPriorityThenOldestAllocationThenId() {
        var byId = pool("round_robin", "", 1, 1);
        var byPriority = network("clients:\n" + dealer(1, "") + dealer(2, "priority: 1")
                + "plans: [{id: all, steps: [{id: list, pool: [d1, d2], algorithm: round_robin}]}]\n");
        var world = world(MIDNIGHT);

        assertThat(chosen(world(MIDNIGHT).decide(byPriority, lead()))).containsExactly("d2");
        assertThat(chosen(world.route(byId, lead()))).containsExactly("d1");
        assertThat(chosen(world.later(Duration.ofSeconds(1)).route(byId, lead())))
                .containsExactly("d2");
        assertThat(chosen(world.later(Duration.ofSeconds(1)).route(byId, lead())))
                .containsExactly("d1");
    }

    @Test
    void theOldestAllocationGoesFirstAmongEquals() {
        var network = pool("round_robin", "", 1, 1);
        var world = world(MIDNIGHT).paused("d1", null);
        world.route(network, lead());
        world.later(Duration.ofMinutes(1)).resumed("d1").paused("d2", null).route(network, lead());

        assertThat(chosen(world.resumed("d2").decide(network, lead()))).containsExactly("d2");
    }

    @Test
    void theArithmeticIsOnRecord() {
        var network = pool("weighted", "", 2, 1);
        var world = world(MIDNIGHT);
        world.route(network, lead());

        var step = world.decide(network, lead()).trace().steps().getFirst();

        assertThat(step.arithmetic()).isEqualTo("today, with this lead: d1 got 1 of 1.33 due, d2 got 0 of 0.67 due");
        assertThat(step.candidates().getFirst().needed()).isEqualTo("chosen by weighted");
    }

    @Test
    void severalRecipientsAreTakenInTurn() {
        var network = network("clients:\n" + dealer(1, "") + dealer(2, "") + dealer(3, "")
                + "plans: [{id: all, steps: [{id: list, pool: [d1, d2, d3], algorithm: round_robin,"
                + " recipients: 2}]}]\n");
        var world = world(MIDNIGHT);

        assertThat(chosen(world.route(network, lead()))).containsExactly("d1", "d2");
        assertThat(chosen(world.later(Duration.ofSeconds(1)).route(network, lead())))
                .containsExactly("d3", "d1");
    }
}

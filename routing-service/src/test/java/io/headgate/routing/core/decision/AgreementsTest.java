package io.headgate.routing.core.decision;

import static io.headgate.routing.core.decision.RoutingFixture.chosen;
import static io.headgate.routing.core.decision.RoutingFixture.dealer;
import static io.headgate.routing.core.decision.RoutingFixture.lead;
import static io.headgate.routing.core.decision.RoutingFixture.network;
import static io.headgate.routing.core.decision.RoutingFixture.verdicts;
import static io.headgate.routing.core.decision.RoutingFixture.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.ReasonCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What brands agree with their networks: orders, shares, prices, paces and who goes first where several hold rights. */
class AgreementsTest {

    private static final String NOON = "2026-03-03T18:00:00Z";
    private static final String MIDNIGHT = "2026-03-03T06:00:00Z";
    private static final String TODAY = MIDNIGHT;

    private static String step(String settings) {
        return "plans: [{id: all, steps: [{id: list, pool: [d1, d2, d3], %s}]}]\n".formatted(settings);
    }

    private static String clients(String first, String second, String third) {
        return "clients:\n" + dealer(1, first) + dealer(2, second) + dealer(3, third);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price: '10.00' | price: '30.00' | price: '20.00' | highest_price | d2",
                "performance: 0.2 | '' | performance: 0.3 | top_performer | d3",
                "location: {lat: 30.0, lon: -97.0} | location: {lat: 30.48, lon: -97.75} | '' | nearest | d2",
                "priority: 3 | priority: 2 | priority: 1 | priority | d3",
            })
    void choosesByTheAlgorithmOfTheStep(String first, String second, String third, String algorithm, String winner) {
        var network = network(clients(first, second, third) + step("algorithm: " + algorithm));

        assertThat(chosen(world(NOON).decide(network, lead()))).containsExactly(winner);
    }

    @Test
    void whoSellsMostOfWhatItGetsIsMeasuredOnceEnoughIsKnown() {
        var network = network(clients("performance: 0.5", "performance: 0.4", "") + step("algorithm: top_performer"));

        var early = world(NOON).measured("d1", 200, 29, 0).decide(network, lead());
        assertThat(chosen(early)).as("29 ends are not enough").containsExactly("d1");

        var decision = world(NOON)
                .measured("d1", 210, 120, 26)
                .measured("d3", 100, 90, 80)
                .decide(network, lead());
        assertThat(chosen(decision)).containsExactly("d3");
        assertThat(decision.trace().steps().getFirst().arithmetic())
                .isEqualTo("by top performer: d3 0.6154 (conversion 80.0% of 100), d2 0.4 as configured,"
                        + " d1 0.1708 (conversion 12.4% of 210)");
    }

    @Test
    void aTieGoesToWhoSellsMoreOfWhatItGets() {
        var network = network(clients("performance: 0.5", "performance: 0.4", "")
                + step("tie_breakers: [performance], algorithm: highest_price"));

        assertThat(chosen(world(NOON).decide(network, lead()))).containsExactly("d1");
        assertThat(chosen(world(NOON).measured("d1", 300, 200, 0).decide(network, lead())))
                .containsExactly("d2");
    }

    @Test
    void theLeastLoadedIsWhoHasFewestInFlightForItsWeight() {
        var network = network(clients("weight: 3", "", "") + step("algorithm: least_loaded"));
        var world = world(NOON)
                .used("endpoint:d1:load", "1970-01-01T00:00:00Z", 5)
                .used("endpoint:d2:load", "1970-01-01T00:00:00Z", 2)
                .used("endpoint:d3:load", "1970-01-01T00:00:00Z", 3);

        assertThat(chosen(world.decide(network, lead()))).containsExactly("d1");
    }

    @Test
    void anOrderIsFilledAtItsPriceAndAfterThatTheEndpointTakesNoMoreInAStepForOrders() {
        var network = network(clients("price: '10.00'", "", "")
                + "orders: [{id: spring, endpoint: d1, quantity: 2, price: '7.00'}]\n"
                + "plans: [{id: all, steps: [{id: ordered, pool: orders}]}]\n");
        var world = world(NOON);

        var first = world.route(network, lead()).choices().getFirst();
        world.route(network, lead());
        var third = world.route(network, lead());

        assertThat(first.orderId()).isEqualTo("spring");
        assertThat(first.price().amount()).isEqualTo("7.00");
        assertThat(verdicts(third)).containsExactly("d1 ORDER_NOT_OPEN");
    }

    @Test
    void whoMayTakeLeadsWithoutAnOrderTakesThemAtItsOwnPriceOnceTheOrderIsFilled() {
        var network = network(clients("price: '10.00'", "", "")
                + "orders: [{id: spring, endpoint: d1, quantity: 1, price: '7.00'}]\n"
                + "plans: [{id: all, steps: [{id: list, pool: [d1]}]}]\n");
        var world = world(NOON);

        assertThat(world.route(network, lead()).choices().getFirst().price().amount())
                .isEqualTo("7.00");
        var later = world.route(network, lead()).choices().getFirst();
        assertThat(later.price().amount()).isEqualTo("10.00");
        assertThat(later.orderId()).isNull();
    }

    @Test
    void theOrderFurthestBehindItsPaceComesFirst() {
        var orders = "orders:\n"
                + "  - {id: o1, endpoint: d1, quantity: 100, from: 2026-03-01, to: 2026-03-10}\n"
                + "  - {id: o2, endpoint: d2, quantity: 10, from: 2026-03-01, to: 2026-03-10}\n"
                + "  - {id: o3, endpoint: d3, quantity: 100, from: 2026-03-03, to: 2026-03-10}\n";
        var network = network(clients("", "", "") + orders + step("algorithm: sold_count"));
        var world = world(NOON)
                .used("order:o1:quantity", "1970-01-01T00:00:00Z", 24)
                .used("order:o2:quantity", "1970-01-01T00:00:00Z", 0)
                .used("order:o3:quantity", "1970-01-01T00:00:00Z", 5);

        // By noon of the third day 25, 2.5 and 6.25 are due: 1, 2.5 and 1.25 are missing.
        assertThat(chosen(world.decide(network, lead()))).containsExactly("d2");
    }

    @Test
    void percentagesStayWithinOneLeadOfTheExactShare() {
        var network =
                network(clients("", "", "") + step("algorithm: percentage, shares: {d1: 50, d2: 37.5, d3: 12.5}"));
        var shares = Map.of("d1", 0.5, "d2", 0.375, "d3", 0.125);
        var world = world(MIDNIGHT);
        var got = new HashMap<String, Integer>();

        for (var n = 1; n <= 10_000; n++) {
            got.merge(chosen(world.route(network, lead())).getFirst(), 1, Integer::sum);
            for (var share : shares.entrySet()) {
                assertThat(got.getOrDefault(share.getKey(), 0) - n * share.getValue())
                        .as("%s after %d leads", share.getKey(), n)
                        .isBetween(-1.0, 1.0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aShareOfWhatQualifiedIsOfTheLeadsForWhichItsHolderWasThere(long seed) {
        var network = network(clients("", "", "")
                + step("algorithm: percentage, share_of: qualified, shares: {d1: 50, d2: 30, d3: 20}"));
        var weights = Map.of("d1", 50, "d2", 30, "d3", 20);
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var world = world(MIDNIGHT);
        var got = new HashMap<String, Integer>();
        var due = new HashMap<String, Double>();

        for (var n = 0; n < 10_000; n++) {
            if (n % 100 == 0) {
                weights.keySet().forEach(world::resumed);
                weights.keySet().stream()
                        .sorted()
                        .filter(_ -> random.nextInt(3) == 0)
                        .forEach(id -> world.paused(id, null));
            }
            var decision = world.route(network, lead());
            if (decision.choices().isEmpty()) {
                continue;
            }
            var qualified = decision.trace().steps().getFirst().candidates().stream()
                    .filter(each -> each.reason() != ReasonCode.ENDPOINT_PAUSED)
                    .map(each -> each.endpointId())
                    .toList();
            var all = qualified.stream().mapToInt(weights::get).sum();
            qualified.forEach(id -> due.merge(id, (double) weights.get(id) / all, Double::sum));
            got.merge(chosen(decision).getFirst(), 1, Integer::sum);
            weights.keySet().forEach(id -> assertThat(got.getOrDefault(id, 0) - due.getOrDefault(id, 0.0))
                    .as(
                            "%s after %d leads",
                            id,
                            got.values().stream().mapToInt(Integer::intValue).sum())
                    .isBetween(-1.0, 1.0));
        }
    }

    @Test
    void whoPaysMoreForBeingAloneThanTheOthersTogetherIsAlone() {
        var alone = network(clients("price: '10.00'", "price: '9.00', exclusive_price: '25.00'", "price: '15.00'")
                + step("algorithm: highest_price, recipients: 2"));
        var together = network(clients("price: '10.00'", "price: '9.00', exclusive_price: '24.99'", "price: '15.00'")
                + step("algorithm: highest_price, recipients: 2"));

        var exclusive = world(NOON).decide(alone, lead());

        assertThat(chosen(exclusive)).containsExactly("d2");
        assertThat(exclusive.choices().getFirst().price().amount()).isEqualTo("25.00");
        assertThat(chosen(world(NOON).decide(together, lead()))).containsExactly("d3", "d1");
    }

    @Test
    void theFloorOfAStepKeepsOutWhoPaysLess() {
        var network = network(clients("price: '9.99'", "price: '10.00'", "") + step("min_price: '10.00'"));

        assertThat(verdicts(world(NOON).decide(network, lead())))
                .containsExactly("d1 BELOW_PRICE_FLOOR", "d2 chosen", "d3 BELOW_PRICE_FLOOR");
    }

    @Test
    void inAnOverlapZoneItsOwnChainDecidesAndElsewhereTheExclusiveRight() {
        var network = network(clients("", "", "") + """
            territories:
              - {endpoint: d1, right: exclusive, area: {zips: ['78717', '78729']}, from: 2020-01-01}
              - {endpoint: d2, right: shared, area: {zips: ['78717', '78729']}, from: 2010-01-01}
            overlap_zones: [{id: north, area: {zips: ['78717']}, tie_breakers: [contract_date]}]
            plans: [{id: all, steps: [{id: rights, pool: territory}]}]
            """);

        assertThat(chosen(world(NOON).decide(network, lead()))).containsExactly("d2");
        assertThat(chosen(world(NOON).decide(network, lead().in("78729", "TX"))))
                .containsExactly("d1");
    }

    @Test
    void aPacedCapGivesItsNextLeadOnlyOnceThatMuchOfTheStaffedDayIsOver() {
        var network = network(clients(
                        "hours: {mon-fri: ['08:00-18:00']}, caps: [{limit: 10, per: day, pacing: {curve: even}}]",
                        "",
                        "")
                + step("algorithm: priority"));

        // Ten in ten hours: the fourth is due at 11:00 in Chicago.
        var before = world("2026-03-03T16:59:59Z").used("endpoint:d1:count:day", TODAY, 3);
        var after = world("2026-03-03T17:00:00Z").used("endpoint:d1:count:day", TODAY, 3);

        assertThat(verdicts(before.decide(network, lead()))).startsWith("d1 AHEAD_OF_PACE", "d2 chosen");
        assertThat(chosen(after.decide(network, lead()))).containsExactly("d1");
    }

    @Test
    void whoWantsToWaitForThePaceGetsTheLeadThen() {
        var network = network(clients(
                        "hours: {mon-fri: ['08:00-18:00']}, caps: [{limit: 10, per: day, pacing: {ahead: hold}}]",
                        "",
                        "")
                + "plans: [{id: all, steps: [{id: list, pool: [d1]}]}]\n");
        var world = world("2026-03-03T16:00:00Z").used("endpoint:d1:count:day", TODAY, 3);

        var decision = world.decide(network, lead());

        assertThat(decision.outcome()).isEqualTo(DecisionOutcome.HELD);
        assertThat(decision.reason()).isEqualTo(ReasonCode.AHEAD_OF_PACE);
        assertThat(decision.heldUntil()).isEqualTo("2026-03-03T17:00:00Z");
        assertThat(chosen(world.at("2026-03-03T17:00:00Z").decide(network, lead())))
                .containsExactly("d1");
    }

    @Test
    void aFrontLoadedPaceGivesThreeQuartersInTheFirstHalf() {
        var network = network(clients(
                        "hours: {mon-fri: ['08:00-18:00']}, caps: [{limit: 100, per: day, pacing: {curve:"
                                + " front_loaded}}]",
                        "",
                        "")
                + step("algorithm: priority"));

        var half = world("2026-03-03T19:00:00Z");

        assertThat(chosen(half.used("endpoint:d1:count:day", TODAY, 74).decide(network, lead())))
                .containsExactly("d1");
        assertThat(verdicts(half.used("endpoint:d1:count:day", TODAY, 76).decide(network, lead())))
                .contains("d1 AHEAD_OF_PACE");
    }

    @Test
    void hoursThatWeighMoreGetMoreOfTheDay() {
        var network = network(clients(
                        "hours: {mon-fri: ['08:00-18:00']}, caps: [{limit: 15, per: day, pacing: {weights:"
                                + " {'08:00-13:00': 2}}}]",
                        "",
                        "")
                + step("algorithm: priority"));

        // Five hours count double: of 15, two in each of these and one in each of the others.
        var world = world("2026-03-03T15:00:00Z");
        assertThat(chosen(world.used("endpoint:d1:count:day", TODAY, 2).decide(network, lead())))
                .containsExactly("d1");
        assertThat(verdicts(world.used("endpoint:d1:count:day", TODAY, 3).decide(network, lead())))
                .contains("d1 AHEAD_OF_PACE");
    }

    @Test
    void aCapByDeliveryTakesASlotInEveryWindowThatTheDeliveryMayReach() {
        var delivery = "caps: [{limit: 5, per: day, basis: delivered_at}], delivery: {method: webhook, url:"
                + " 'https://d.example/', max_age: PT24H}";
        var network = network("clients:\n"
                + "  - {id: c, time_zone: America/Chicago, endpoints: [{id: d1, %s}]}\n".formatted(delivery)
                + "plans: [{id: all, steps: [{id: list, pool: [d1]}]}]\n");

        var increments =
                world(NOON).decide(network, lead()).choices().getFirst().increments();

        assertThat(increments)
                .extracting(increment -> increment.bucket().windowStart().toString())
                .containsExactly("2026-03-03T06:00:00Z", "2026-03-04T06:00:00Z");
        var tomorrowIsFull = world(NOON).used("endpoint:d1:count:day:delivered", "2026-03-04T06:00:00Z", 5);
        assertThat(verdicts(tomorrowIsFull.decide(network, lead()))).containsExactly("d1 CAP_REACHED");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T12:00:00Z, 2026-01-05T06:00:00Z",
        "2026-01-18T12:00:00Z, 2026-01-05T06:00:00Z",
        "2026-01-19T12:00:00Z, 2026-01-19T06:00:00Z",
        "2026-01-04T12:00:00Z, 2025-12-22T06:00:00Z",
        "2026-03-10T12:00:00Z, 2026-03-02T06:00:00Z",
    })
    void anIntervalCountsItsDaysFromTheAnchor(String now, String start) {
        var network = network(clients("caps: [{limit: 1, per: interval, days: 14, anchor: 2026-01-05}]", "", "")
                + step("algorithm: priority"));

        var bucket = world(now)
                .decide(network, lead())
                .choices()
                .getFirst()
                .increments()
                .getFirst()
                .bucket();

        assertThat(bucket.windowStart()).isEqualTo(start);
    }

    @Test
    void aCapOnASourceOrAServiceLineCountsOnlyThose() {
        var network = network(clients(
                        "caps: [{limit: 1, per: day, sources: [s]}, {limit: 2, per: day, service_lines: [hvac]}]",
                        "",
                        "")
                + step("algorithm: priority"));
        var world = world(NOON);

        assertThat(chosen(world.route(network, lead()))).containsExactly("d1");
        assertThat(chosen(world.route(network, lead()))).containsExactly("d2");
        assertThat(chosen(world.route(network, lead().from("other")))).containsExactly("d1");
        assertThat(chosen(world.route(network, lead().from("other").asking("hvac"))))
                .containsExactly("d1");
        assertThat(chosen(world.route(network, lead().from("other").asking("hvac"))))
                .containsExactly("d1");
        assertThat(chosen(world.route(network, lead().from("other").asking("hvac"))))
                .containsExactly("d2");
    }

    @Test
    void theEndpointsOfAClientShareItsBudget() {
        var network = network("""
            clients:
              - id: c
                time_zone: America/Chicago
                caps: [{limit: '25.00', unit: money, per: month}]
                endpoints:
                  - {id: d1, price: '10.00', delivery: {method: webhook, url: 'https://d.example/'}}
                  - {id: d2, price: '10.00', delivery: {method: webhook, url: 'https://d.example/'}}
            plans: [{id: all, steps: [{id: list, pool: [d1, d2], algorithm: round_robin}]}]
            """);
        var world = world(NOON);

        world.route(network, lead());
        world.route(network, lead());

        assertThat(verdicts(world.route(network, lead()))).containsExactly("d1 CAP_REACHED", "d2 CAP_REACHED");
    }

    @Test
    void aStepPlacesNoMoreThanItsCap() {
        var network = network(clients("", "", "") + step("algorithm: round_robin, caps: [{limit: 2, per: hour}]"));
        var world = world(NOON);

        assertThat(world.route(network, lead()).choices()).hasSize(1);
        assertThat(world.route(network, lead()).choices()).hasSize(1);
        assertThat(world.route(network, lead()).choices()).isEmpty();
        assertThat(world.later(Duration.ofHours(1)).route(network, lead()).choices())
                .hasSize(1);
    }
}

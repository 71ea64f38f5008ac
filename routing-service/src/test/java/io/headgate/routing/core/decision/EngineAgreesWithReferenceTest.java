package io.headgate.routing.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.ReasonCode;
import io.headgate.reference.ReferenceData;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.caps.CounterReadings;
import io.headgate.routing.core.context.Conversions;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.context.RoundState;
import io.headgate.routing.core.network.compile.NetworkCompiler;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On generated networks and leads the engine decides exactly what the plain reading of the rules decides. */
class EngineAgreesWithReferenceTest {

    private static final int NETWORKS = Integer.getInteger("headgate.test.networks", 2_500);
    private static final int ENOUGH_FOR_EVERY_RULE = 1_000;
    private static final int LEADS = 40;
    private static final Set<ReasonCode> RULES = EnumSet.of(
            ReasonCode.ALREADY_TRIED,
            ReasonCode.RIGHT_NOT_IN_FORCE,
            ReasonCode.LOCATION_TOO_UNCERTAIN,
            ReasonCode.ENDPOINT_PAUSED,
            ReasonCode.ENDPOINT_DISABLED,
            ReasonCode.LICENCE_MISSING,
            ReasonCode.SOURCE_NOT_ACCEPTED,
            ReasonCode.LANGUAGE_NOT_ACCEPTED,
            ReasonCode.ALREADY_SENT,
            ReasonCode.ORDER_NOT_OPEN,
            ReasonCode.BELOW_PRICE_FLOOR,
            ReasonCode.ENDPOINT_UNHEALTHY,
            ReasonCode.OUT_OF_HOURS,
            ReasonCode.CAP_REACHED,
            ReasonCode.AHEAD_OF_PACE,
            ReasonCode.OUTRANKED,
            ReasonCode.NOT_SELECTED);
    private static final List<String> ZIPS = List.of("78701", "78717", "78729", "75001");
    private static final List<String> COUNTIES = List.of("48453", "48491", "48113");
    private static final List<String> ALGORITHMS = List.of(
            "priority", "round_robin", "highest_price", "order_priority", "top_performer", "least_loaded", "nearest");
    private static final List<String> ZONES = List.of("America/Chicago", "America/New_York", "America/Phoenix");

    @Test
    void decidesLikeTheNaiveReference() {
        var outcomes = new EnumMap<DecisionOutcome, Integer>(DecisionOutcome.class);
        var reasons = EnumSet.noneOf(ReasonCode.class);
        var start = Long.getLong("headgate.test.seed", 20_261_123L);
        for (var seed = start; seed < start + NETWORKS; seed++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            var document = document(random);
            var network = NetworkCompiler.compile(document, 1, ReferenceData.load()::isFederalHoliday);
            for (var i = 0; i < LEADS; i++) {
                var now = Instant.parse("2026-03-06T00:00:00Z").plusSeconds(random.nextLong(5 * 86_400));
                var lead = lead(random, now);
                var world = world(random, document, now);
                var round = random.nextInt(4) == 0 ? new RoundState(2, java.util.Set.of("e1")) : RoundState.FIRST;

                var decision = new DecisionEngine().decide(network, lead, world, round);

                var expected = new NaiveReference(document, lead, world, round)
                        .decide()
                        .line();
                assertThat(line(decision)).as("seed %d, lead %d", seed, i).isEqualTo(expected);
                outcomes.merge(decision.outcome(), 1, Integer::sum);
                decision.trace().steps().stream()
                        .flatMap(step -> step.candidates().stream())
                        .flatMap(candidate -> Stream.ofNullable(candidate.reason()))
                        .forEach(reasons::add);
            }
        }
        // A generator that never reaches an outcome, or a rule, would prove nothing about it.
        // The mutation run has time for few networks, which need not meet every rule.
        if (NETWORKS >= ENOUGH_FOR_EVERY_RULE) {
            assertThat(outcomes).as("seeds from %d", start).containsOnlyKeys(DecisionOutcome.values());
            assertThat(reasons).as("seeds from %d", start).isEqualTo(RULES);
        }
    }

    private static String line(Decision decision) {
        var chosen =
                decision.choices().stream().map(Decision.Choice::endpointId).toList();
        return "%s %s %s %s %s"
                .formatted(
                        decision.outcome(),
                        decision.reason(),
                        decision.heldUntil(),
                        chosen,
                        RoutingFixture.verdicts(decision));
    }

    private static ConfigDocument document(RandomGenerator random) {
        var endpoints = 2 + random.nextInt(7);
        var yaml = new StringBuilder("clients:\n");
        for (var i = 1; i <= endpoints; i++) {
            yaml.append(
                    "  - {id: c%1$d, time_zone: %2$s%4$s, endpoints: [{id: e%1$d, delivery: {method: webhook, url: 'https://e.example/'}%3$s}]}\n"
                            .formatted(
                                    i,
                                    any(random, ZONES),
                                    settings(random),
                                    any(
                                            random,
                                            List.of(
                                                    "",
                                                    "",
                                                    ", caps: [{limit: 4, per: day, service_lines: [termite]}]"))));
        }
        yaml.append("territories:\n");
        for (var i = 0; i < 2 + random.nextInt(10); i++) {
            yaml.append("  - {endpoint: e%d, right: %s, tier: %d, area: %s%s}\n"
                    .formatted(
                            1 + random.nextInt(endpoints),
                            any(random, List.of("exclusive", "shared", "shared", "overflow")),
                            1 + random.nextInt(2),
                            area(random),
                            rightSettings(random)));
        }
        if (random.nextInt(3) == 0) {
            yaml.append("overlap_zones: [{id: z, area: %s, tie_breakers: [%s]%s}]\n"
                    .formatted(area(random), chain(random), any(random, List.of("", ", service_lines: [termite]"))));
        }
        yaml.append("orders:\n");
        for (var i = 0; i < random.nextInt(4); i++) {
            yaml.append("  - {id: o%d, endpoint: e%d, quantity: %d%s%s%s}\n"
                    .formatted(
                            i,
                            1 + random.nextInt(endpoints),
                            1 + random.nextInt(6),
                            any(random, List.of("", ", price: '33.00'", ", priority: 2")),
                            any(random, List.of("", ", service_lines: [hvac]", ", segments: [residential]")),
                            any(
                                    random,
                                    List.of(
                                            "",
                                            ", from: 2026-03-07",
                                            ", to: 2026-03-09, caps: [{limit: 2, per: day}]"))));
        }
        yaml.append("plans:\n");
        for (var i = 0; i < 1 + random.nextInt(3); i++) {
            yaml.append("  - {id: p%d%s, otherwise: %s, steps: [%s]}\n"
                    .formatted(
                            i,
                            any(random, List.of("", ", service_lines: [termite]", ", segments: [commercial]")),
                            any(random, List.of("reject", "review", "hold")),
                            steps(random, endpoints)));
        }
        return RoutingFixture.document(yaml.toString());
    }

    private static String settings(RandomGenerator random) {
        var settings = new StringBuilder();
        settings.append(any(random, List.of("", "", "", ", status: paused", ", status: disabled")));
        settings.append(any(random, List.of("", ", price: '10.00'", ", price: '42.50'")));
        settings.append(any(random, List.of("", ", priority: 1", ", priority: 200")));
        settings.append(any(random, List.of("", "", ", dedupe: {window: P90D}")));
        settings.append(any(
                random,
                List.of(
                        "",
                        "",
                        ", hours: {mon-fri: ['08:00-12:00', '13:00-18:00'], holidays: us-federal}",
                        ", hours: {sat: ['02:00-03:00'], sun: ['01:00-04:00']}")));
        settings.append(any(random, List.of("", ", off_hours: hold", ", off_hours: hold", ", off_hours: deliver")));
        settings.append(any(
                random,
                List.of(
                        "",
                        ", caps: [{limit: 3, per: hour}, {limit: 5, per: day}]",
                        ", caps: [{limit: 4, per: month}]",
                        ", caps: [{limit: 5, per: day, sources: [s]}]",
                        ", caps: [{limit: 9, per: day, pacing: {curve: even}}]",
                        ", caps: [{limit: '60.00', unit: money, per: day}]")));
        settings.append(any(random, List.of("", "", ", exclusive_price: '45.00'")));
        settings.append(any(random, List.of("", "", ", tags: [premium]")));
        settings.append(any(random, List.of("", ", performance: 0.3", ", performance: 0.7")));
        settings.append(
                any(random, List.of("", ", location: {lat: 30.2, lon: -97.7}", ", location: {lat: 30.5, lon: -97.9}")));
        settings.append(any(
                random,
                List.of(
                        "",
                        "",
                        "",
                        ", licences: [{state: TX}]",
                        ", licences: [{state: OK, service_lines: [hvac]}, {state: TX, to: 2026-03-07}]")));
        settings.append(any(
                random,
                List.of(
                        "",
                        "",
                        "",
                        ", accepts: {languages: [en]}",
                        ", accepts: {languages: [es, en]}",
                        ", accepts: {except_sources: [s]}")));
        settings.append(any(random, List.of("", ", weight: 3")));
        return settings.toString();
    }

    private static String rightSettings(RandomGenerator random) {
        return any(random, List.of("", "", ", service_lines: [termite]", ", service_lines: [hvac]"))
                + any(random, List.of("", "", "", ", segments: [commercial]"))
                + any(random, List.of("", "", "", ", from: 2026-03-08", ", to: 2026-03-07"))
                + any(random, List.of("", ", price: '12.00'"))
                + any(random, List.of("", "", ", caps: [{limit: 3, per: day}]"));
    }

    private static String area(RandomGenerator random) {
        var parts = new StringJoiner(", ", "{", "}");
        parts.add(any(
                random,
                List.of(
                        "zips: ['78717', '78729']",
                        "zips: ['78701']",
                        "counties: ['48453']",
                        "counties: ['48491', '48113']",
                        "states: [TX]",
                        "radius: {lat: 30.3, lon: -97.7, miles: 20}")));
        var carved = any(random, List.of("", "", "except_zips: ['78717']", "except_counties: ['48491']"));
        if (!carved.isEmpty()) {
            parts.add(carved);
        }
        return parts.toString();
    }

    private static String steps(RandomGenerator random, int endpoints) {
        var steps = new StringJoiner(", ");
        for (var i = 0; i < 1 + random.nextInt(3); i++) {
            var list = new StringJoiner(", ", "[", "]");
            random.ints(1 + random.nextInt(3), 1, endpoints + 1).distinct().forEach(n -> list.add("e" + n));
            steps.add("{id: s%d, pool: %s, algorithm: %s, recipients: %d%s%s%s}"
                    .formatted(
                            i,
                            any(
                                    random,
                                    List.of(
                                            "territory",
                                            "territory",
                                            "territory",
                                            list.toString(),
                                            "{tag: premium}",
                                            "orders")),
                            any(random, ALGORITHMS),
                            1 + random.nextInt(2),
                            any(random, List.of("", "", "", ", min_price: '12.00'")),
                            any(random, List.of("", "", ", tie_breakers: [%s]".formatted(chain(random)))),
                            any(
                                    random,
                                    List.of(
                                            "",
                                            "",
                                            "",
                                            ", caps: [{limit: 5, per: day}]",
                                            ", condition: \"lead.state == 'TX'\""))));
        }
        return steps.toString();
    }

    private static String chain(RandomGenerator random) {
        var chain = new java.util.LinkedHashSet<String>();
        for (var i = 0; i < 1 + random.nextInt(3); i++) {
            chain.add(any(
                    random,
                    List.of("exclusivity", "priority", "performance", "weight", "distance", "contract_date", "price")));
        }
        return String.join(", ", chain);
    }

    private static LeadSnapshot lead(RandomGenerator random, Instant now) {
        var counties =
                switch (random.nextInt(4)) {
                    case 0 -> List.<String>of();
                    case 1 -> List.of("48453", "48491");
                    default -> List.of(any(random, COUNTIES));
                };
        var located = random.nextInt(5) > 0;
        var place = new Location(
                random.nextInt(6) == 0 ? null : any(random, ZIPS),
                null,
                random.nextInt(4) == 0 ? null : any(random, List.of("TX", "TX", "OK")),
                counties,
                located ? 30.3 + random.nextDouble() - 0.5 : null,
                located ? -97.7 + random.nextDouble() - 0.5 : null,
                null);
        // A guess among all ZIPs of the town, or a ZIP that something speaks against.
        place = switch (random.nextInt(10)) {
            case 0 -> Whereabouts.ofZip(any(random, ZIPS)).withZipConfidence(0.01);
            case 1 -> place.zip() == null ? place : place.withZipConfidence(any(random, List.of(0.3, 0.5, 0.8)));
            default -> place;
        };
        var facts = new LeadFacts(
                "s",
                "v",
                null,
                null,
                any(random, List.of("termite", "hvac", "other-line")),
                random.nextInt(3) == 0 ? "commercial" : null,
                any(random, java.util.Arrays.asList(null, null, "es")),
                false,
                random.nextBoolean() ? now : now.minus(Duration.ofHours(random.nextInt(14))),
                place,
                Map.of(),
                any(random, List.of("p1", "p2")),
                null);
        return new LeadSnapshot(
                new LeadId(new UUID(1, random.nextLong())),
                facts,
                List.of(),
                now.plus(random.nextBoolean() ? Duration.ofHours(12) : Duration.ofHours(72)));
    }

    private static DecisionInputs world(RandomGenerator random, ConfigDocument document, Instant now) {
        var pauses = new HashMap<String, PauseChanged>();
        var broken = new HashMap<String, String>();
        var sent = new HashSet<String>();
        var measured = new HashMap<String, Conversions.Measured>();
        for (var client : document.clients()) {
            var id = client.endpoints().getFirst().id();
            if (random.nextInt(6) == 0) {
                var until = random.nextBoolean() ? null : now.plusSeconds(random.nextLong(7200) - 1800);
                pauses.put(id, new PauseChanged(PauseChanged.Target.ENDPOINT, id, true, null, until, now, "test"));
            }
            if (random.nextInt(10) == 0) {
                broken.put(id, "failing");
            }
            if (random.nextInt(5) == 0) {
                sent.add(id + "/phone:p1");
            }
            if (random.nextInt(3) == 0) {
                var delivered = 25 + random.nextInt(20);
                var concluded = 25 + random.nextInt(delivered - 24);
                measured.put(id, new Conversions.Measured(delivered, concluded, random.nextInt(concluded + 1)));
            }
        }
        var salt = random.nextLong();
        return new DecisionInputs(now, new RandomCounters(salt, sent, now), pauses, broken, new Conversions(measured));
    }

    /** Every counter has a value of its own, the same whenever it is asked. */
    private record RandomCounters(long salt, HashSet<String> sent, Instant now) implements CounterReadings {

        @Override
        public long taken(Bucket bucket) {
            var value = Math.floorMod(bucket.hashCode() * 31L + salt, 7);
            return bucket.key().text().contains(":money:") ? value * 9_000_000L : value;
        }

        @Override
        public @Nullable Instant lastTaken(Bucket bucket) {
            return null;
        }

        @Override
        public @Nullable Instant lastSent(String endpointId, String personKey) {
            return sent.contains(endpointId + "/" + personKey) ? now.minus(Duration.ofDays(80)) : null;
        }
    }

    private static <T> T any(RandomGenerator random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}

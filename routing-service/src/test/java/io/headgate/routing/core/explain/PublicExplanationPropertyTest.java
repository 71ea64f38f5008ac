package io.headgate.routing.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.AllocationId;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.caps.CounterReadings;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.context.RoundState;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.routing.core.decision.RoutingFixture;
import io.headgate.routing.core.explain.PublicExplanation.Viewer;
import io.headgate.routing.core.network.CompiledNetwork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On generated networks nobody hears another party's name, id, price, cap, hours or right, whatever was decided. */
class PublicExplanationPropertyTest {

    private static final int NETWORKS = Integer.getInteger("headgate.test.networks", 1_500);
    private static final int LEADS = 4;
    private static final Set<ReasonCode> SEEN_AT_LEAST = EnumSet.of(
            ReasonCode.OUT_OF_HOURS,
            ReasonCode.CAP_REACHED,
            ReasonCode.OUTRANKED,
            ReasonCode.NOT_SELECTED,
            ReasonCode.CONDITION_NOT_MET,
            ReasonCode.ENDPOINT_PAUSED,
            ReasonCode.ENDPOINT_UNHEALTHY,
            ReasonCode.RIGHT_NOT_IN_FORCE,
            ReasonCode.ALREADY_TRIED);

    /** A party whose every value is like nobody else's, and so gives away where it came from. */
    private record Party(int number) {

        String client() {
            return "kx%dqz".formatted(number);
        }

        String endpoint() {
            return "ep%dqz".formatted(number);
        }

        String name() {
            return "Nm%dqz Pest".formatted(number);
        }

        String price() {
            return "%d.%d3".formatted(4100 + number, number % 10);
        }

        int cap() {
            return 770_100 + number;
        }

        String opens() {
            return "0%d:%d".formatted(6 + number / 10, 41 + number % 10);
        }

        List<String> secrets() {
            return List.of(client(), endpoint(), name(), price(), String.valueOf(cap()), opens(), right(), condition());
        }

        String right() {
            return "rt%dqz".formatted(number);
        }

        String condition() {
            return "cd%dqz".formatted(number);
        }

        Viewer viewer() {
            return new Viewer.Client(client(), Set.of(endpoint()));
        }
    }

    @Test
    void nobodyHearsOfAnother() {
        var reasons = EnumSet.noneOf(ReasonCode.class);
        for (var seed = 1L; seed <= NETWORKS; seed++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            var parties = new ArrayList<Party>();
            for (var i = 0; i < 2 + random.nextInt(6); i++) {
                parties.add(new Party(i));
            }
            var network = RoutingFixture.network(yaml(random, parties));
            for (var i = 0; i < LEADS; i++) {
                var decided = decide(random, network, parties);
                decided.trace().steps().stream()
                        .flatMap(step -> step.candidates().stream())
                        .flatMap(candidate -> Stream.ofNullable(candidate.reason()))
                        .forEach(reasons::add);
                check(decided, parties, "seed %d, lead %d".formatted(seed, i));
            }
        }
        assertThat(reasons).as("a generator that never excludes proves nothing").containsAll(SEEN_AT_LEAST);
    }

    private static void check(LeadDecided decided, List<Party> parties, String where) {
        var all = parties.stream().flatMap(each -> each.secrets().stream()).toList();
        assertThat(PublicExplanation.explainTo(decided, new Viewer.Vendor()))
                .as(where)
                .isNotBlank()
                .doesNotContain(all);
        assertThat(PublicExplanation.explainTo(decided, new Viewer.Client("stranger", Set.of("stranger-crm"))))
                .as(where)
                .isNotBlank()
                .doesNotContain(all);
        for (var viewer : parties) {
            var others = parties.stream()
                    .filter(each -> !each.equals(viewer))
                    .flatMap(each -> each.secrets().stream())
                    .toList();
            assertThat(PublicExplanation.explainTo(decided, viewer.viewer()))
                    .as("%s, to %s", where, viewer.client())
                    .isNotBlank()
                    .doesNotContain(others);
        }
    }

    private static String yaml(RandomGenerator random, List<Party> parties) {
        var yaml = new StringBuilder("clients:\n");
        for (var party : parties) {
            yaml.append(
                    "  - {id: %s, name: '%s', time_zone: America/Chicago, endpoints: [{id: %s, price: '%s', delivery: {method: webhook, url: 'https://e.example/'}%s}]}\n"
                            .formatted(
                                    party.client(),
                                    party.name(),
                                    party.endpoint(),
                                    party.price(),
                                    settings(random, party)));
        }
        yaml.append("territories:\n");
        for (var party : parties) {
            yaml.append("  - {id: %s, endpoint: %s, right: %s, tier: %d, area: %s%s}\n"
                    .formatted(
                            party.right(),
                            party.endpoint(),
                            any(random, "exclusive", "shared", "shared", "overflow"),
                            1 + random.nextInt(2),
                            any(random, "{zips: ['78717']}", "{counties: ['48491']}", "{states: [TX]}"),
                            any(random, "", "", "", ", to: 2026-03-01")));
        }
        yaml.append(
                "plans: [{id: p, otherwise: %s, steps: [{id: s1, pool: territory, algorithm: %s, recipients: %d}, {id: s2, pool: [%s]}]}]\n"
                        .formatted(
                                any(random, "reject", "hold", "review"),
                                any(random, "priority", "highest_price", "round_robin"),
                                1 + random.nextInt(2),
                                parties.getLast().endpoint()));
        return yaml.toString();
    }

    private static String settings(RandomGenerator random, Party party) {
        return any(random, "", "", ", caps: [{limit: %d, per: day}]".formatted(party.cap()))
                + any(random, "", "", ", hours: {mon: ['%s-%s']}".formatted(party.opens(), "09:07"))
                + any(random, "", ", off_hours: hold")
                + any(random, "", "", ", accepts: {condition: \"lead.campaign == '%s'\"}".formatted(party.condition()));
    }

    private static LeadDecided decide(RandomGenerator random, CompiledNetwork network, List<Party> parties) {
        // Never at a minute at which somebody opens: the lead's own moment is no secret.
        var now =
                Instant.parse("2026-03-02T12:00:00Z").plusSeconds(random.nextLong(12) * 3600 + random.nextLong(2_400));
        var lead = RoutingFixture.lead().build();
        var pauses = new HashMap<String, PauseChanged>();
        var broken = new HashMap<String, String>();
        for (var party : parties) {
            if (random.nextInt(8) == 0) {
                var id = party.endpoint();
                pauses.put(id, new PauseChanged(PauseChanged.Target.ENDPOINT, id, true, party.name(), null, now, "t"));
            }
            if (random.nextInt(8) == 0) {
                broken.put(party.endpoint(), party.name());
            }
        }
        var full = random.nextInt(3) > 0;
        var context = new DecisionInputs(now, new Full(full ? 999_999 : 0), Map.copyOf(pauses), Map.copyOf(broken));
        var excluded = random.nextInt(3) == 0 ? Set.of(parties.getFirst().endpoint()) : Set.<String>of();
        var decision = new DecisionEngine().decide(network, lead, context, new RoundState(2, excluded));
        var allocations = decision.choices().stream()
                .map(choice -> new Allocation(
                        new AllocationId(new UUID(1, 2)),
                        new DeliveryId(new UUID(3, 4)),
                        choice.clientId(),
                        choice.endpointId(),
                        choice.price(),
                        choice.stepId(),
                        choice.right(),
                        choice.tier()))
                .toList();
        return new LeadDecided(
                lead.leadId(),
                now,
                2,
                7,
                decision.outcome(),
                decision.reason(),
                decision.heldUntil(),
                lead.facts(),
                allocations,
                decision.trace());
    }

    /** Every counter stands at the same. */
    private record Full(long value) implements CounterReadings {

        @Override
        public long taken(Bucket bucket) {
            return value;
        }

        @Override
        public @Nullable Instant lastTaken(Bucket bucket) {
            return null;
        }

        @Override
        public @Nullable Instant lastSent(String endpointId, String personKey) {
            return null;
        }
    }

    private static String any(RandomGenerator random, String... values) {
        return values[random.nextInt(values.length)];
    }
}

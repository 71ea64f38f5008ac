package io.headgate.routing.core.decision;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.model.validation.v1.Verdict;
import io.headgate.reference.ReferenceData;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.caps.CounterReadings;
import io.headgate.routing.core.context.Conversions;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.context.RoundState;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.core.network.compile.NetworkCompiler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Networks written as operators write them, leads, and a world that tests can set. */
public final class RoutingFixture {

    private static final String HEAD = """
        brand: {id: b, name: Brand, time_zone: America/Chicago, currency: USD%s}
        service_lines: [{id: termite}, {id: hvac}]
        vendors: [{id: v, sources: [{id: s, service_lines: [termite, hvac], schema: {attributes: {home_owner: {type: boolean}}}}, {id: other}]}]
        """;

    private RoutingFixture() {}

    public static ConfigDocument document(String yaml) {
        return document(yaml, "");
    }

    /** A network with more keys of the brand. */
    public static ConfigDocument document(String yaml, String brand) {
        return switch (ConfigReader.read(HEAD.formatted(brand) + yaml)) {
            case ConfigReading.Parsed parsed -> parsed.document();
            case ConfigReading.Refused refused ->
                throw new IllegalArgumentException(refused.problems().toString());
        };
    }

    public static CompiledNetwork network(String yaml) {
        return network(yaml, "");
    }

    public static CompiledNetwork network(String yaml, String brand) {
        return NetworkCompiler.compile(document(yaml, brand), 7, ReferenceData.load()::isFederalHoliday);
    }

    /** One client with one endpoint of the same id, in Chicago, with these further settings. */
    public static String dealer(int number, String more) {
        return "  - {id: dealer-%1$d, name: Dealer %1$d, kind: dealer, time_zone: America/Chicago, endpoints: [{id: d%1$d, delivery: {method: webhook, url: 'https://d%1$d.example/'}%2$s}]}\n"
                .formatted(number, more.isEmpty() ? "" : ", " + more);
    }

    public static Instant at(String text) {
        return Instant.parse(text);
    }

    public static World world(String now) {
        return new World(at(now));
    }

    public static Lead lead() {
        return new Lead();
    }

    /** A lead in the making: a household in ZIP 78717, Williamson county, that asks for termite. */
    public static final class Lead {

        private Location place =
                new Location("78717", "Austin", "TX", List.of("48491", "48453"), 30.49, -97.76, "America/Chicago");
        private @Nullable String serviceLine = "termite";
        private @Nullable String segment = "residential";
        private boolean test;
        private String source = "s";
        private @Nullable String phoneKey = "p";
        private @Nullable String emailKey;
        private @Nullable String language;
        private Map<String, Object> attributes = Map.of();
        private List<CheckResult> checks = List.of();
        private Instant receivedAt = Instant.EPOCH;
        private Instant expiresAt = Instant.MAX;
        private UUID id = new UUID(1, 1);

        public Lead in(String zip, String state, String... counties) {
            place = new Location(zip, null, state, List.of(counties), null, null, null);
            return this;
        }

        public Lead at(Location where) {
            place = where;
            return this;
        }

        public Lead at(double lat, double lon) {
            place = new Location(null, null, null, List.of(), lat, lon, null);
            return this;
        }

        public Lead nowhere() {
            place = Location.UNKNOWN;
            return this;
        }

        public Lead asking(@Nullable String line) {
            serviceLine = line;
            return this;
        }

        public Lead test() {
            test = true;
            return this;
        }

        public Lead segment(@Nullable String text) {
            segment = text;
            return this;
        }

        public Lead from(String sourceId) {
            source = sourceId;
            return this;
        }

        public Lead withoutPhone() {
            phoneKey = null;
            return this;
        }

        public Lead emailKey(String key) {
            emailKey = key;
            return this;
        }

        public Lead speaking(String text) {
            language = text;
            return this;
        }

        /** What a check found. */
        public Lead found(String check, String key, Object value) {
            checks = List.of(
                    new CheckResult(check, "offline", Verdict.PASS, "continue", null, null, Map.of(key, value), 1));
            return this;
        }

        public Lead phoneKey(String key) {
            phoneKey = key;
            return this;
        }

        public Lead attribute(String name, Object value) {
            attributes = Map.of(name, value);
            return this;
        }

        public Lead lineType(String found) {
            checks = List.of(new CheckResult(
                    "phone", "offline", Verdict.PASS, "continue", null, null, Map.of("line_type", found), 1));
            return this;
        }

        public Lead received(String at) {
            receivedAt = RoutingFixture.at(at);
            return this;
        }

        public Lead expiring(String at) {
            expiresAt = RoutingFixture.at(at);
            return this;
        }

        public Lead id(UUID uuid) {
            id = uuid;
            return this;
        }

        public LeadSnapshot build() {
            var facts = new LeadFacts(
                    source,
                    "v",
                    null,
                    null,
                    serviceLine,
                    segment,
                    language,
                    test,
                    receivedAt,
                    place,
                    attributes,
                    phoneKey,
                    emailKey);
            return new LeadSnapshot(new LeadId(id), facts, checks, expiresAt);
        }
    }

    /** Counters, pauses and breakers that a test sets; decisions taken through it are counted. */
    public static final class World implements CounterReadings {

        private Instant now;
        private final Map<Bucket, Long> taken = new HashMap<>();
        private final Map<Bucket, Instant> last = new HashMap<>();
        private final Map<String, Instant> sent = new HashMap<>();
        private final Map<String, PauseChanged> pauses = new HashMap<>();
        private final Map<String, String> broken = new HashMap<>();
        private final Map<String, Conversions.Measured> measured = new HashMap<>();
        private final Set<String> excluded = new HashSet<>();
        private int round = 1;

        private World(Instant now) {
            this.now = now;
        }

        public World at(String text) {
            now = RoutingFixture.at(text);
            return this;
        }

        public World later(Duration by) {
            now = now.plus(by);
            return this;
        }

        public World used(String key, String windowStart, long units) {
            taken.put(Bucket.stored(key, RoutingFixture.at(windowStart)), units);
            return this;
        }

        public World sent(String endpointId, String personKey, String when) {
            sent.put(endpointId + "/" + personKey, RoutingFixture.at(when));
            return this;
        }

        public World paused(String endpointId, @Nullable String until) {
            var end = until == null ? null : RoutingFixture.at(until);
            pauses.put(
                    endpointId,
                    new PauseChanged(PauseChanged.Target.ENDPOINT, endpointId, true, "test", end, now, "test"));
            return this;
        }

        public World resumed(String endpointId) {
            pauses.remove(endpointId);
            return this;
        }

        public World broken(String endpointId, String why) {
            broken.put(endpointId, why);
            return this;
        }

        public World measured(String endpointId, long delivered, long concluded, long sold) {
            measured.put(endpointId, new Conversions.Measured(delivered, concluded, sold));
            return this;
        }

        public World tried(String... endpointIds) {
            excluded.addAll(List.of(endpointIds));
            round++;
            return this;
        }

        public DecisionInputs context() {
            return new DecisionInputs(now, this, pauses, broken, new Conversions(measured));
        }

        public Decision decide(CompiledNetwork network, Lead lead) {
            return decide(network, lead.build());
        }

        public Decision decide(CompiledNetwork network, LeadSnapshot lead) {
            return new DecisionEngine().decide(network, lead, context(), new RoundState(round, excluded));
        }

        /** Decides and counts what the decision takes. */
        public Decision route(CompiledNetwork network, Lead lead) {
            var decision = decide(network, lead);
            for (var increment : decision.increments()) {
                taken.merge(increment.bucket(), increment.units(), Long::sum);
                last.put(increment.bucket(), now);
            }
            return decision;
        }

        @Override
        public long taken(Bucket bucket) {
            return taken.getOrDefault(bucket, 0L);
        }

        @Override
        public @Nullable Instant lastTaken(Bucket bucket) {
            // A window that has just begun goes by the one before it.
            return last.entrySet().stream()
                    .filter(each -> each.getKey().key().equals(bucket.key()))
                    .filter(each -> !each.getKey().windowStart().isAfter(bucket.windowStart()))
                    .map(java.util.Map.Entry::getValue)
                    .max(Instant::compareTo)
                    .orElse(null);
        }

        @Override
        public @Nullable Instant lastSent(String endpointId, String personKey) {
            return sent.get(endpointId + "/" + personKey);
        }
    }

    public static List<String> chosen(Decision decision) {
        return decision.choices().stream().map(Decision.Choice::endpointId).toList();
    }

    /** What the trace says of every candidate: {@code d1 CAP_REACHED}, {@code d2 chosen}. */
    public static List<String> verdicts(Decision decision) {
        var verdicts = new ArrayList<String>();
        for (var step : decision.trace().steps()) {
            step.candidates()
                    .forEach(each -> verdicts.add(each.endpointId() + " "
                            + (each.chosen() ? "chosen" : each.reason().name())));
        }
        return verdicts;
    }
}

package io.headgate.benchmarks.decisions;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.person.Sealed;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.model.validation.v1.ValidationOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A generated network of more than 2,000 owners of caps, so small that many of them fill up, and leads that crowd in some
 * places of it. What it knows of its limits is not what routing has made of them.
 */
final class ChaosNetwork {

    static final String SHARED = "shared";
    static final String EXCLUSIVE = "exclusive";
    static final String PAIR = "pair";
    static final String WAITS = "waits";
    static final int IN_FLIGHT_AT_ONCE = 2;

    /** The cap of the step that most leads go through; never reached. */
    static final int MOST_IN_THE_STEP = 100_000;

    private static final int CLIENTS = 600;
    private static final int PLACES = 300;
    private static final int PAIRED = 6;
    private static final int WAITED_FOR = 8;
    private static final Sealed CONTACT = new Sealed("k".repeat(120), "c".repeat(480));

    private final long seed;
    private final RandomGenerator people;
    private final Map<String, Integer> limits = new HashMap<>();

    ChaosNetwork(long seed) {
        this.seed = seed;
        people = random(seed + 1);
    }

    /** The limits in leads, ever, by "endpoint:", "client:" or "right:" and the id. */
    Map<String, Integer> limits() {
        return Map.copyOf(limits);
    }

    /** Version 1 has these caps; version 2 raises some and has more; version 3 has room for all that wait. */
    ConfigDocument version(int version) {
        var random = random(seed);
        var yaml = new StringBuilder("""
            brand: {id: b, name: Brand, time_zone: America/Chicago, currency: USD}
            service_lines: [{id: shared}, {id: exclusive}, {id: pair}, {id: waits}]
            vendors: [{id: v, sources: [{id: s, service_lines: [shared, exclusive, pair, waits], schema: {anonymous: true}}]}]
            clients:
            """);
        for (var i = 0; i < CLIENTS; i++) {
            var more = version > 1 ? ", {limit: 1000, per: month}" : "";
            yaml.append("  - {id: c%d, caps: [{limit: %d, per: total}%s], endpoints: ["
                    .formatted(i, limit("client:c" + i, 4 + random.nextInt(5)), more));
            yaml.append(endpoint("e%da".formatted(i), 2 + random.nextInt(4), version))
                    .append(", ")
                    .append(endpoint("e%db".formatted(i), 2 + random.nextInt(4), version))
                    .append("]}\n");
        }
        yaml.append("  - {id: cpair, endpoints: [");
        for (var i = 0; i < PAIRED; i++) {
            yaml.append(endpoint("p" + i, 60 + random.nextInt(40), version)).append(i < PAIRED - 1 ? ", " : "]}\n");
        }
        yaml.append("  - {id: cwaits, endpoints: [");
        for (var i = 0; i < WAITED_FOR; i++) {
            var most = version > 2 ? 1000 : 15;
            yaml.append(endpoint("w" + i, most, version)).append(i < WAITED_FOR - 1 ? ", " : "]}\n");
        }
        yaml.append("  - {id: crest, endpoints: [{id: rest, %s}]}\n".formatted(DELIVERY));
        return read(yaml + territories(random) + PLANS);
    }

    private static final String DELIVERY = "price: '10.00', delivery: {method: webhook, url: 'https://e.example/'}";

    private static final String PLANS = """
        plans:
          - {id: shared, service_lines: [shared], steps: [{id: rights, pool: territory, algorithm: round_robin, caps: [{limit: %d, per: total}]}]}
          - {id: exclusive, service_lines: [exclusive], steps: [{id: rights, pool: territory}, {id: rest, pool: [rest]}]}
          - {id: pair, service_lines: [pair], steps: [{id: two, pool: [p0, p1, p2, p3, p4, p5], algorithm: weighted, recipients: 2}]}
          - {id: waits, service_lines: [waits], otherwise: hold, steps: [{id: one, pool: [w0, w1, w2, w3, w4, w5, w6, w7], algorithm: least_loaded}]}
        """.formatted(MOST_IN_THE_STEP);

    private String endpoint(String id, int limit, int version) {
        var stays = id.hashCode() % 3 == 0 ? ", release_after: PT1S" : "";
        return "{id: %s, %s, caps: [{limit: %d, per: total}, {limit: %d, per: concurrent%s}, {limit: %d, per: day}, {limit: '%d.00', unit: money, per: month}]}"
                .formatted(
                        id,
                        DELIVERY,
                        limit("endpoint:" + id, limit),
                        IN_FLIGHT_AT_ONCE,
                        stays,
                        version > 1 ? limit : Math.max(2, limit - 2),
                        limit * 10 + 10);
    }

    private String territories(RandomGenerator random) {
        var yaml = new StringBuilder("territories:\n");
        for (var i = 0; i < CLIENTS; i++) {
            for (var side : List.of("a", "b")) {
                var id = "r%d%s".formatted(i, side);
                yaml.append(
                        "  - {id: %s, endpoint: e%d%s, right: shared, service_lines: [shared], area: {zips: ['%s', '%s']}, caps: [{limit: %d, per: total}]}\n"
                                .formatted(
                                        id,
                                        i,
                                        side,
                                        zip(i % PLACES),
                                        zip((i * 7 + 3) % PLACES),
                                        limit("right:" + id, 2 + random.nextInt(3))));
            }
        }
        for (var i = 0; i < PLACES; i++) {
            yaml.append(
                    "  - {id: x%1$d, endpoint: e%1$da, right: exclusive, tier: 1, service_lines: [exclusive], area: {zips: ['%2$s']}, caps: [{limit: %3$d, per: total}]}\n"
                            .formatted(i, zip(i), limit("right:x" + i, 1 + random.nextInt(2))));
            yaml.append(
                    "  - {id: y%1$d, endpoint: e%2$db, right: shared, tier: 2, service_lines: [exclusive], area: {zips: ['%3$s']}}\n"
                            .formatted(i, (i + PLACES) % CLIENTS, zip(i)));
        }
        return yaml.toString();
    }

    private int limit(String owner, int limit) {
        limits.put(owner, limit);
        return limit;
    }

    private static String zip(int place) {
        return "%05d".formatted(10_000 + place);
    }

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static ConfigDocument read(String yaml) {
        return switch (ConfigReader.read(yaml)) {
            case ConfigReading.Parsed(var document) -> document;
            case ConfigReading.Refused(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    /** More leads, of different people, three of ten for the exclusive line, many in a few places. */
    List<LeadValidated> leads(int count) {
        var leads = new ArrayList<LeadValidated>();
        for (var i = 0; i < count; i++) {
            var draw = people.nextInt(100);
            var line = draw < 58 ? SHARED : draw < 88 ? EXCLUSIVE : draw < 94 ? PAIR : WAITS;
            var crowd = people.nextDouble();
            leads.add(lead(line, zip((int) (PLACES * crowd * crowd))));
        }
        return leads;
    }

    private static LeadValidated lead(String line, String zip) {
        var id = EventIds.next();
        var facts = new LeadFacts(
                "s",
                "v",
                null,
                null,
                line,
                "residential",
                null,
                false,
                Instant.now(),
                new Location(zip, null, null, List.of(), null, null, null),
                Map.of(),
                "phone-" + id,
                null);
        return new LeadValidated(new LeadId(id), facts, ValidationOutcome.CONTINUE, List.of(), CONTACT);
    }
}

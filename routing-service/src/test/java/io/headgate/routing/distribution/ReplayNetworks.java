package io.headgate.routing.distribution;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.model.config.ConfigDocument;
import java.util.List;
import java.util.random.RandomGeneratorFactory;

/** Networks with something of everything that makes decisions depend on each other. */
final class ReplayNetworks {

    private static final String HEAD = """
        brand: {id: b, name: Brand, time_zone: America/Chicago, currency: USD}
        service_lines: [{id: turns}, {id: weights}, {id: first}, {id: waits}, {id: both}, {id: person}, {id: place}, {id: top}]
        vendors: [{id: v, sources: [{id: s, service_lines: [turns, weights, first, waits, both, person, place, top]}]}]
        clients:
        """;

    private static final String PLANS = """
        territories:
          - {endpoint: e8, right: exclusive, tier: 1, service_lines: [place], area: {zips: ['78717']}}
          - {endpoint: e9, right: shared, tier: 2, service_lines: [place], area: {counties: ['48491']}}
          - {endpoint: e10, right: shared, tier: 2, service_lines: [place], area: {states: [TX]}, price: '12.50'}
          - {endpoint: e11, right: overflow, service_lines: [place], area: {states: [TX]}}
        plans:
          - {id: turns, service_lines: [turns], steps: [{id: one, pool: [e0, e1, e2, e3], algorithm: round_robin}]}
          - {id: weights, service_lines: [weights], steps: [{id: one, pool: [e1, e4, e6, e7], algorithm: weighted}, {id: two, pool: [e2]}]}
          - {id: first, service_lines: [first], steps: [{id: one, pool: [e0, e4]}, {id: two, pool: [e8]}]}
          - {id: waits, service_lines: [waits], otherwise: hold, steps: [{id: one, pool: [e3, e6]}]}
          - {id: both, service_lines: [both], steps: [{id: one, pool: [e2, e4, e9], recipients: 2}]}
          - {id: person, service_lines: [person], steps: [{id: one, pool: [e5]}, {id: two, pool: [e10]}]}
          - {id: top, service_lines: [top], steps: [{id: one, pool: [e0, e4, e7, e9, e11], algorithm: top_performer}]}
          - {id: place, service_lines: [place], steps: [{id: one, pool: territory, algorithm: round_robin}]}
        """;

    private ReplayNetworks() {}

    /** Every edition has other limits, and every other one has caps that the ones beside it do not have. */
    static String generated(long seed, int edition) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var text = new StringBuilder(HEAD);
        for (var i = 0; i < 12; i++) {
            var caps = List.of(
                    "{limit: %d, per: day}".formatted(20 + random.nextInt(200) + 15 * edition),
                    "{limit: %d, per: concurrent%s}"
                            .formatted(
                                    2 + random.nextInt(8) + edition,
                                    // Some stay for a blink, some until somebody says how it went.
                                    i % 3 == 0 ? ", release_after: PT1S" : i % 3 == 1 ? ", release_after: PT8H" : ""),
                    "{limit: %d, per: total, unit: money}".formatted(600 + random.nextInt(3000) + 200 * edition),
                    "{limit: %d, per: month}".formatted(60 + random.nextInt(300) + 25 * edition));
            var some = caps.subList(0, 3 + (i + edition) % 2);
            var hours = i == 6 ? ", hours: {mon-sun: ['00:00-00:01']}, off_hours: hold" : "";
            var dedupe = i == 5 ? ", dedupe: {window: P90D}" : "";
            text.append(Networks.endpoint(
                    "e" + i,
                    "weight: %d, priority: %d, caps: [%s]%s%s"
                            .formatted(
                                    1 + random.nextInt(5), random.nextInt(3), String.join(", ", some), hours, dedupe)));
        }
        return text + PLANS;
    }

    static ConfigDocument document(String yaml) {
        return switch (ConfigReader.read(yaml)) {
            case ConfigReading.Parsed parsed -> parsed.document();
            case ConfigReading.Refused refused ->
                throw new IllegalArgumentException(refused.problems().toString());
        };
    }
}

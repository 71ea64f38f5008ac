package io.headgate.routing;

import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/** Twelve endpoints and a plan of every kind: something of everything that makes decisions depend on each other. */
public final class EntangledNetwork {

    public static final String HEAD = """
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

    private EntangledNetwork() {}

    /** How an endpoint with these settings is written. */
    @FunctionalInterface
    public interface Endpoints {
        String endpoint(String id, String settings);
    }

    /** The network with these caps, separated by commas, and hours, which begin with a comma where there are any. */
    public static String yaml(
            RandomGenerator random, Endpoints endpoints, IntFunction<String> caps, IntFunction<String> hours) {
        var text = new StringBuilder(HEAD);
        for (var i = 0; i < 12; i++) {
            var capped = caps.apply(i);
            var dedupe = i == 5 ? ", dedupe: {window: P90D}" : "";
            text.append(endpoints.endpoint(
                    "e" + i,
                    "weight: %d, priority: %d, caps: [%s]%s%s"
                            .formatted(1 + random.nextInt(5), random.nextInt(3), capped, hours.apply(i), dedupe)));
        }
        return text + PLANS;
    }
}

package io.headgate.routing.simulation.replay;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.model.config.ConfigDocument;
import io.headgate.routing.EntangledNetwork;
import io.headgate.routing.testing.RoutingNetworks;
import java.util.List;
import java.util.random.RandomGeneratorFactory;

/** Networks with something of everything that makes decisions depend on each other. */
public final class ReplayNetworks {

    private ReplayNetworks() {}

    /** Every edition has other limits, and every other one has caps that the ones beside it do not have. */
    public static String generated(long seed, int edition) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return EntangledNetwork.yaml(
                random,
                RoutingNetworks::endpoint,
                i -> {
                    var caps = List.of(
                            "{limit: %d, per: day}".formatted(20 + random.nextInt(200) + 15 * edition),
                            "{limit: %d, per: concurrent%s}".formatted(2 + random.nextInt(8) + edition, released(i)),
                            "{limit: %d, per: total, unit: money}"
                                    .formatted(600 + random.nextInt(3000) + 200 * edition),
                            "{limit: %d, per: month}".formatted(60 + random.nextInt(300) + 25 * edition));
                    return String.join(", ", caps.subList(0, 3 + (i + edition) % 2));
                },
                i -> i == 6 ? ", hours: {mon-sun: ['00:00-00:01']}, off_hours: hold" : "");
    }

    /** Some stay in flight for a blink, some until somebody says how it went. */
    private static String released(int endpoint) {
        return switch (endpoint % 3) {
            case 0 -> ", release_after: PT1S";
            case 1 -> ", release_after: PT8H";
            default -> "";
        };
    }

    public static ConfigDocument document(String yaml) {
        return switch (ConfigReader.read(yaml)) {
            case ConfigReading.Parsed parsed -> parsed.document();
            case ConfigReading.Refused refused ->
                throw new IllegalArgumentException(refused.problems().toString());
        };
    }
}

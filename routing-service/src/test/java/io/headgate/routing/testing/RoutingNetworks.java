package io.headgate.routing.testing;

import io.headgate.testkit.Daytime;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/** Small networks for integration tests, one service line per situation. */
public final class RoutingNetworks {

    private static final String HEAD = """
        brand: {id: b, name: Brand, time_zone: %s, currency: USD}
        service_lines: [{id: termite}, {id: hvac}, {id: closed}, {id: shared}, {id: lonely}, {id: person}, {id: waiting}, {id: worked}]
        vendors: [{id: v, sources: [{id: s, service_lines: [termite, hvac, closed, shared, lonely, person, waiting, worked]}]}]
        clients:
        """.formatted(Daytime.ZONE);

    private static final String PLANS = """
        plans:
          - {id: closed, service_lines: [closed], steps: [{id: first, pool: [night]}]}
          - {id: shared, service_lines: [shared], steps: [{id: both, pool: [third, fourth], recipients: 2}]}
          - {id: worked, service_lines: [worked], steps: [{id: one, pool: [worked]}]}
          - {id: lonely, service_lines: [lonely], steps: [{id: one, pool: [lonely]}]}
          - {id: waiting, service_lines: [waiting], otherwise: hold, steps: [{id: one, pool: [broken]}]}
          - {id: person, service_lines: [person], steps: [{id: one, pool: [picky]}, {id: two, pool: [overflow]}]}
          - {id: turns, service_lines: [hvac], steps: [{id: turns, pool: [first, second, third], algorithm: round_robin}]}
          - id: all
            steps:
              - {id: first, pool: [first]}
              - {id: second, pool: [second]}
              - {id: overflow, pool: [overflow]}
        """;

    private RoutingNetworks() {}

    public static String endpoint(String id, String settings) {
        return "  - {id: c-%1$s, name: Client %1$s, time_zone: %3$s, endpoints: [{id: %1$s, price: '10.00', delivery: {method: webhook, url: 'https://%1$s.example/'}%2$s}]}\n"
                .formatted(id, settings.isEmpty() ? "" : ", " + settings, Daytime.ZONE);
    }

    /** The first endpoint has these caps; the second has its own, everybody else takes what comes. */
    public static String capped(String firstCaps, String secondCaps) {
        return network(firstCaps, secondCaps, false);
    }

    private static String network(String firstCaps, String secondCaps, boolean nightOpen) {
        return HEAD
                + endpoint("first", "caps: [" + firstCaps + "]")
                + endpoint("second", secondCaps.isEmpty() ? "" : "caps: [" + secondCaps + "]")
                + endpoint("third", "")
                + endpoint("fourth", "")
                + endpoint("worked", "caps: [{limit: 1000000, per: concurrent, release_after: PT8H}]")
                + endpoint("lonely", "caps: [{limit: 1000000, per: total}]")
                + endpoint("picky", "dedupe: {window: P90D}")
                + endpoint("broken", "")
                + endpoint(
                        "night",
                        nightOpen ? "" : "hours: {%s: ['00:00-24:00']}, off_hours: hold".formatted(inTwoDays()))
                + endpoint("overflow", "")
                + PLANS;
    }

    /** The endpoint that is closed in the others is always open. */
    public static String atNight() {
        return network("{limit: 1000000, per: day}", "{limit: 1000000, per: total}", true);
    }

    private static String inTwoDays() {
        return LocalDate.now(ZoneId.of(Daytime.ZONE))
                .plusDays(2)
                .getDayOfWeek()
                .name()
                .substring(0, 3)
                .toLowerCase(Locale.ROOT);
    }

    public static String roomy() {
        return capped("{limit: 1000000, per: day}", "{limit: 1000000, per: total}");
    }
}

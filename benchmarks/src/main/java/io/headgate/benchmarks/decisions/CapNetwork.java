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
import io.headgate.reference.ReferenceData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network with caps that were never used: for each round one service line with a single endpoint for every place, and
 * one on which every ZIP has an endpoint of its own.
 */
final class CapNetwork {

    static final int COLD_CAPS = 1_000;

    private static final Sealed CONTACT = new Sealed("k".repeat(120), "c".repeat(480));

    private final List<String> zips;
    private final int rounds;
    private final int hotLimit;
    private final int coldLimit;

    CapNetwork(int rounds, int hotLimit, int coldLimit) {
        this.rounds = rounds;
        this.hotLimit = hotLimit;
        this.coldLimit = coldLimit;
        zips = IntStream.range(10_000, 100_000)
                .mapToObj(Integer::toString)
                .filter(ReferenceData.load()::knowsZip)
                .limit(COLD_CAPS)
                .toList();
    }

    static String hot(int round) {
        return "hot-" + round;
    }

    static String cold(int round) {
        return "cold-" + round;
    }

    ConfigDocument document() {
        var lines = IntStream.range(0, rounds)
                .boxed()
                .flatMap(round -> Stream.of(hot(round), cold(round)))
                .toList();
        var clients = new ArrayList<String>();
        var rights = new ArrayList<String>();
        for (var round = 0; round < rounds; round++) {
            clients.add(client(hot(round), hotLimit));
            rights.add(right(hot(round), hot(round), zips));
            for (var i = 0; i < COLD_CAPS; i++) {
                clients.add(client(cold(round) + "-" + i, coldLimit));
                rights.add(right(cold(round) + "-" + i, cold(round), List.of(zips.get(i))));
            }
        }
        return read("""
            {"brand":{"id":"b","name":"Brand","time_zone":"America/Chicago","currency":"USD"},
            "service_lines":[%s],"vendors":[{"id":"v","sources":[{"id":"s","service_lines":[%s]}]}],
            "clients":[%s],"territories":[%s],
            "plans":[{"id":"all","otherwise":"reject","steps":[{"id":"territory","pool":"territory"}]}]}
            """.formatted(
                        lines.stream().map("{\"id\":\"%s\"}"::formatted).collect(Collectors.joining(",")),
                        quoted(lines),
                        String.join(",", clients),
                        String.join(",", rights)));
    }

    private static String client(String id, int limit) {
        return String.format(Locale.ROOT, """
            {"id":"c-%1$s","endpoints":[{"id":"%1$s","price":"42.00","caps":[{"limit":"%2$d","per":"total"}],
            "delivery":{"method":"webhook","url":"https://e.example/"}}]}\
            """, id, limit);
    }

    private static String right(String endpoint, String line, List<String> zips) {
        return "{\"endpoint\":\"%s\",\"right\":\"shared\",\"service_lines\":[\"%s\"],\"area\":{\"zips\":[%s]}}"
                .formatted(endpoint, line, quoted(zips));
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(","));
    }

    private static ConfigDocument read(String text) {
        return switch (ConfigReader.read(text)) {
            case ConfigReading.Parsed(var document) -> document;
            case ConfigReading.Refused(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    /** That many leads of different people, spread evenly over the ZIPs. */
    List<LeadValidated> leads(String line, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> lead(line, zips.get(i % zips.size())))
                .toList();
    }

    private static LeadValidated lead(String line, String zip) {
        var id = EventIds.next();
        var place = ReferenceData.load().zip(zip).orElseThrow();
        var facts = new LeadFacts(
                "s",
                "v",
                "bench",
                null,
                line,
                "residential",
                "en",
                false,
                Instant.now(),
                new Location(zip, place.city(), place.state(), List.of(), place.lat(), place.lon(), null),
                Map.of(),
                "phone-" + id,
                "email-" + id);
        return new LeadValidated(new LeadId(id), facts, ValidationOutcome.CONTINUE, List.of(), CONTACT);
    }
}

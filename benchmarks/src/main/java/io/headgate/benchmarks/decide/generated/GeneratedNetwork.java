package io.headgate.benchmarks.decide.generated;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.model.config.ConfigDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network of any size over the whole country with four rights per endpoint. The areas shrink as the endpoints grow
 * more, so that every place is held by equally many rights (about nine) whatever the size: what a decision has to weigh
 * is the same, only the haystack grows.
 */
public final class GeneratedNetwork {

    static final List<String> LINES = List.of("termite", "hvac", "roofing", "solar");
    static final int CONDITIONS = 200;
    public static final int RIGHTS_PER_ENDPOINT = 4;

    private static final List<String> ZONES =
            List.of("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles");
    private static final List<String> HOURS = List.of(
            "",
            ",\"hours\":{\"mon-fri\":[\"08:00-18:00\"],\"sat\":[\"09:00-13:00\"],\"holidays\":\"us-federal\"}",
            ",\"hours\":{\"mon-fri\":[\"08:00-12:00\",\"13:00-20:00\"]}",
            ",\"hours\":{\"mon-sat\":[\"07:00-19:30\"]},\"off_hours\":\"deliver\"");
    private static final List<String> CAPS = List.of(
            "",
            "",
            ",\"caps\":[{\"limit\":\"22\",\"per\":\"day\"}]",
            ",\"caps\":[{\"limit\":\"23\",\"per\":\"hour\"},{\"limit\":\"2000.00\",\"unit\":\"money\",\"per\":\"month\"}]");
    private static final List<String> STATUS = List.of("paused", "disabled");
    private static final int STATEWIDE = 50;
    private static final double LARGEST_RADIUS = 499;
    // Many ZIPs of a large city are only known by the city's centre.
    private static final double SMALLEST_RADIUS = 1;
    // Spreads neighbours over the whole list; prime, so that it meets every place once.
    private static final int STRIDE = 7919;

    private final ZipCatalogue places = ZipCatalogue.all();
    private final SeededDraw draw;
    private final int endpoints;

    private GeneratedNetwork(long seed, int endpoints) {
        this.draw = new SeededDraw(seed);
        this.endpoints = endpoints;
    }

    /** The document; equal for equal arguments. */
    public static ConfigDocument document(long seed, int endpoints) {
        return switch (ConfigReader.read(text(seed, endpoints))) {
            case ConfigReading.Parsed(var document) -> document;
            case ConfigReading.Refused(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    private static String text(long seed, int endpoints) {
        return new GeneratedNetwork(seed, endpoints).text();
    }

    private String text() {
        var clients = list(endpoints, this::client);
        var rights = new StringJoiner(",\n");
        for (var i = 0; i < endpoints; i++) {
            rights.add(own(i)).add(wider(i)).add(overflow(i)).add(second(i));
        }
        var plans = list(LINES.size(), this::plan);
        return """
            {"brand":{"id":"b","name":"Brand","time_zone":"America/Chicago","currency":"USD"},
            "service_lines":[%s],
            "vendors":[{"id":"v","sources":[{"id":"s","service_lines":[%s],"schema":{"required":["phone"],"attributes":{
            "home_owner":{"type":"boolean"},"budget":{"type":"number"}}}}]}],
            "clients":[%s],"territories":[%s],"plans":[%s]}
            """.formatted(
                        LINES.stream().map("{\"id\":\"%s\"}"::formatted).collect(Collectors.joining(",")),
                        quoted(LINES),
                        clients,
                        rights,
                        plans);
    }

    private static String list(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(",\n"));
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(","));
    }

    private static String id(int i) {
        return String.format(Locale.ROOT, "e%05d", i);
    }

    private String client(int i) {
        var accepts = new StringJoiner(",");
        if (draw.percent(1, i) < 15) {
            accepts.add("\"line_types\":[\"mobile\",\"landline\"]");
        }
        if (draw.percent(2, i) < 50) {
            accepts.add("\"condition\":\"%s\"".formatted(condition(draw.below(3, i, CONDITIONS))));
        }
        var status = draw.percent(4, i);
        return """
            {"id":"c-%1$s","time_zone":"%2$s","endpoints":[{"id":"%1$s","price":"%3$d.50","priority":%4$d,\
            "accepts":{%5$s}%6$s%7$s%8$s%9$s,\
            "delivery":{"method":"webhook","url":"https://%1$s.example/","secret_ref":"bench"}}]}\
            """.formatted(
                        id(i),
                        ZONES.get(draw.below(5, i, ZONES.size())),
                        20 + draw.below(6, i, 60),
                        50 * (1 + draw.below(7, i, 3)),
                        accepts,
                        HOURS.get(draw.below(8, i, HOURS.size())),
                        CAPS.get(draw.below(9, i, CAPS.size())),
                        draw.percent(10, i) < 20 ? ",\"dedupe\":{\"window\":\"P30D\"}" : "",
                        status < 4 ? ",\"status\":\"%s\"".formatted(STATUS.get(status / 3)) : "");
    }

    /** One of the conditions: two comparisons that most leads fulfil. */
    private String condition(int number) {
        var states = new ArrayList<String>();
        for (var i = 0; i < places.states().size(); i++) {
            if (draw.below(11, 1000 * number + i, 10) > 0) {
                states.add("'" + places.states().get(i) + "'");
            }
        }
        var first =
                switch (number % 4) {
                    case 0 -> "lead.attributes.budget >= " + (100 + number);
                    case 1 -> "lead.attributes.home_owner == true";
                    case 2 -> "lead.campaign in ['c%d', 'c%d', 'c%d']".formatted(number % 5, 5, 6 + number % 4);
                    default -> "lead.attributes.budget between %d and 900".formatted(50 + number);
                };
        return first + " and lead.state in [" + String.join(", ", states) + "]";
    }

    private String right(int i, String kind, int tier, String area, String more) {
        return "{\"endpoint\":\"%s\",\"right\":\"%s\",\"tier\":%d,\"area\":{%s},\"from\":\"2025-01-01\"%s}"
                .formatted(id(i), kind, tier, area, more);
    }

    /** Its own ZIPs: together the endpoints have every ZIP once. A third of them exclusively, some with a carve-out. */
    private String own(int i) {
        var area = zips(i, endpoints, 1) + (i % 7 == 0 ? ",\"except_zips\":[\"%s\"]".formatted(zipOf(i)) : "");
        return right(i, i % 3 == 0 ? "exclusive" : "shared", 1, area, "");
    }

    private String zipOf(int i) {
        return places.zip((int) ((long) i * places.count() / endpoints));
    }

    /** Three endpoints share each ZIP, each for two of the four service lines; some of the contracts are over. */
    private String wider(int i) {
        var lines = List.of(LINES.get(i % LINES.size()), LINES.get((i + 1) % LINES.size()));
        var ended = i % 11 == 0 ? ",\"to\":\"2026-01-31\"" : "";
        return right(i, "shared", 1, zips(spread(i, endpoints), endpoints, 3), lines(lines) + ended);
    }

    /** The overflow of every place goes to one endpoint by state, to about two by county and to one by ZIP. */
    private String overflow(int i) {
        if (i < STATEWIDE) {
            var state = places.states().get(i % places.states().size());
            return right(i, "overflow", 3, "\"states\":[\"%s\"]".formatted(state), "");
        }
        var local = i - STATEWIDE;
        var byCounty = (endpoints - STATEWIDE) / 4;
        if (local < byCounty) {
            return right(i, "overflow", 2, counties(spread(local, byCounty), byCounty), "");
        }
        var byZip = endpoints - STATEWIDE - byCounty;
        return right(i, "overflow", 2, zips(spread(local - byCounty, byZip), byZip, 1), "");
    }

    /** A tenth of the endpoints have a circle, one over every place on average; the others ZIPs for few of the leads. */
    private String second(int i) {
        var circles = endpoints / 10;
        if (i < circles) {
            return right(i, "shared", 2, circle(i * STRIDE, Math.max(1, places.count() / circles)), "");
        }
        var rest = endpoints - circles;
        var few = i % 2 == 0 ? ",\"segments\":[\"commercial\"]" : lines(List.of(LINES.get(i / 2 % LINES.size())));
        return right(i, "shared", 2, zips(spread(i - circles, rest), rest, 2), few + ",\"price\":\"31.00\"");
    }

    /** Around the first ZIP from there on that has as many others near enough for a configuration to be accepted. */
    private String circle(int from, int zips) {
        var centre = places.pointedFrom(from);
        while (places.milesAround(centre, zips) > LARGEST_RADIUS) {
            centre = places.pointedFrom(centre + STRIDE);
        }
        var location = places.location(centre);
        return String.format(
                Locale.ROOT,
                "\"radius\":{\"lat\":%s,\"lon\":%s,\"miles\":%.2f}",
                location.lat(),
                location.lon(),
                Math.max(SMALLEST_RADIUS, places.milesAround(centre, zips)));
    }

    private static String lines(List<String> lines) {
        return ",\"service_lines\":[" + quoted(lines) + "]";
    }

    private static int spread(int i, int of) {
        return (int) (((long) i * STRIDE + 5) % of);
    }

    /** The ZIPs of that many neighbouring parts of all, cut into so many parts. */
    private String zips(int part, int parts, int wide) {
        var from = (int) ((long) part * places.count() / parts);
        var to = (int) ((long) (part + wide) * places.count() / parts);
        return "\"zips\":["
                + quoted(IntStream.range(from, to).mapToObj(places::zip).toList()) + "]";
    }

    /** Likewise of the counties, each of which occurs twice. */
    private String counties(int part, int parts) {
        var all = places.counties();
        var from = (int) ((long) part * 2 * all.size() / parts);
        var to = (int) ((long) (part + 1) * 2 * all.size() / parts);
        return "\"counties\":["
                + quoted(IntStream.range(from, to)
                        .mapToObj(i -> all.get(i % all.size()))
                        .distinct()
                        .toList())
                + "]";
    }

    private String plan(int i) {
        return """
            {"id":"%1$s","service_lines":["%1$s"],"otherwise":"reject",\
            "steps":[{"id":"territory","pool":"territory","algorithm":"%2$s","recipients":%3$d}]}\
            """.formatted(LINES.get(i), i % 2 == 0 ? "round_robin" : "priority", 1 + i / 2);
    }
}

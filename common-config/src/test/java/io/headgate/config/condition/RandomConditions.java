package io.headgate.config.condition;

import io.headgate.config.condition.Condition.AllOf;
import io.headgate.config.condition.Condition.AnyOf;
import io.headgate.config.condition.Condition.Between;
import io.headgate.config.condition.Condition.Compare;
import io.headgate.config.condition.Condition.Exists;
import io.headgate.config.condition.Condition.In;
import io.headgate.config.condition.Condition.Inside;
import io.headgate.config.condition.Condition.Matches;
import io.headgate.config.condition.Condition.NoneOf;
import io.headgate.config.condition.Condition.Within;
import io.headgate.config.condition.field.LeadFields;
import io.headgate.model.config.Area;
import io.headgate.model.config.HolidayCalendar;
import io.headgate.model.config.Hours;
import io.headgate.model.config.Radius;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Location;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes up conditions, and leads of which a good part meets them. */
public final class RandomConditions {

    private static final List<String> TEXTS =
            List.of("TX", "CA", "it's", "\\", "a\\'b", "\\\\d", "\"", "", "é ü", "x y", "787");
    private static final List<String> ZIPS = List.of("78717", "78729", "02134", "90210");
    private static final List<String> COUNTIES = List.of("48453", "48491", "06037");
    private static final List<String> STATES = List.of("TX", "CA", "MA");
    private static final List<String> NUMBERS = List.of("0", "1", "-3", "2.50", "4", "0.000000001", "123456789012345");
    private static final List<String> PATTERNS = List.of("787\\d{2}", ".*", "[A-Z]+", "it's", "x?");
    private static final List<String> ZONES = List.of("America/Chicago", "America/New_York", "Pacific/Honolulu");
    private static final List<String> FIELDS = List.of(
            "lead.state",
            "lead.zip",
            "lead.county",
            "lead.campaign",
            "lead.test",
            "lead.score.grade",
            "lead.score.identity",
            "lead.received_hour",
            "lead.received_day",
            "lead.attributes.budget",
            "lead.attributes.home-owner",
            "lead.attributes.nothing");

    private final Random random;

    public RandomConditions(long seed) {
        random = new Random(seed);
    }

    public Condition condition(int depth) {
        return depth == 0 || random.nextInt(3) == 0
                ? leaf()
                : switch (random.nextInt(3)) {
                    case 0 -> new AllOf(list(2, 4, () -> condition(depth - 1)));
                    case 1 -> new AnyOf(list(2, 4, () -> condition(depth - 1)));
                    default -> new NoneOf(list(1, 3, () -> condition(depth - 1)));
                };
    }

    private Condition leaf() {
        var field = any(FIELDS);
        return switch (random.nextInt(7)) {
            case 0 -> new Compare(field, any(List.of(Operator.values())), literal(), 0);
            case 1 -> new In(field, list(1, 4, this::literal), 0);
            case 2 -> new Between(field, literal(), literal(), 0);
            case 3 -> new Matches(field, any(PATTERNS), 0);
            case 4 -> new Exists(field, 0);
            case 5 -> new Inside(area(), 0);
            default -> new Within(hours(), random.nextBoolean() ? any(ZONES) : null, 0);
        };
    }

    private Literal literal() {
        return switch (random.nextInt(4)) {
            case 0 -> new Literal.Bool(random.nextBoolean());
            case 1 -> Literal.Decimal.of(new BigDecimal(any(NUMBERS)));
            default ->
                new Literal.Text(any(Stream.of(TEXTS, ZIPS, COUNTIES, STATES)
                        .flatMap(List::stream)
                        .toList()));
        };
    }

    private Area area() {
        var radius = random.nextInt(3) == 0
                ? new Radius(30 + random.nextInt(100) / 64.0, -97.7, 1 + random.nextInt(200) / 10.0)
                : null;
        var area = new Area(
                list(0, 3, () -> any(ZIPS)),
                list(0, 2, () -> any(COUNTIES)),
                list(0, 2, () -> any(STATES)),
                radius,
                list(0, 2, () -> any(ZIPS)),
                list(0, 1, () -> any(COUNTIES)));
        return area.includesNothing() ? area() : area;
    }

    private Hours hours() {
        var days = new LinkedHashMap<String, List<String>>();
        days.put(any(List.of("mon-fri", "fri-mon", "wed")), list(0, 1, () -> "08:00-18:00"));
        if (days.containsKey("mon-fri")) {
            days.put("sat", List.of("00:00-09:30", "12:00-24:00"));
        }
        return new Hours(days, random.nextBoolean() ? HolidayCalendar.US_FEDERAL : null);
    }

    LeadFields lead() {
        var attributes = new HashMap<String, Object>();
        if (random.nextBoolean()) {
            attributes.put("budget", random.nextBoolean() ? new BigDecimal(any(NUMBERS)) : any(TEXTS));
        }
        if (random.nextBoolean()) {
            attributes.put("home-owner", random.nextBoolean());
        }
        var place = new Location(
                maybe(any(ZIPS)),
                null,
                maybe(any(STATES)),
                list(0, 3, () -> any(COUNTIES)),
                maybe(30 + random.nextInt(100) / 64.0),
                maybe(-97.7),
                maybe(any(ZONES)));
        var facts = new LeadFacts(
                "s",
                "v",
                maybe(any(TEXTS)),
                null,
                "termite",
                "residential",
                "en",
                random.nextBoolean(),
                moment(),
                place,
                Map.copyOf(attributes),
                null,
                null);
        return new LeadFields(facts, "mobile", maybe("TX"), maybe(random.nextInt(5) / 4.0), moment());
    }

    // Around a holiday and a change of clocks.
    private Instant moment() {
        return Instant.parse("2026-10-30T00:00:00Z").plusSeconds(random.nextInt(30 * 24 * 60) * 60L);
    }

    private <T> T maybe(T value) {
        return random.nextInt(5) == 0 ? null : value;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> List<T> list(int least, int most, Supplier<T> made) {
        var list = new ArrayList<T>();
        for (var size = least + random.nextInt(most - least + 1); list.size() < size; ) {
            list.add(made.get());
        }
        return list;
    }
}

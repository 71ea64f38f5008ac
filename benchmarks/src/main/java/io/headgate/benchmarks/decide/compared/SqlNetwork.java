package io.headgate.benchmarks.decide.compared;

import io.headgate.benchmarks.decide.generated.GeneratedHistory;
import io.headgate.config.condition.Condition;
import io.headgate.config.condition.ConditionReading;
import io.headgate.config.condition.Conditions;
import io.headgate.config.condition.Literal;
import io.headgate.config.condition.Operator;
import io.headgate.model.config.CapUnit;
import io.headgate.model.config.OffHours;
import io.headgate.model.config.Radius;
import io.headgate.reference.ReferenceData;
import io.headgate.routing.core.caps.Bucket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fills the tables of network.sql with a generated network and everything that happened in its world. */
final class SqlNetwork {

    private static final double MILES_PER_DEGREE = 69.0;

    private final PlainNetwork network;
    private final GeneratedHistory world;
    private final SqlRows rows = new SqlRows();
    private final Map<String, Integer> conditions = new LinkedHashMap<>();

    private SqlNetwork(PlainNetwork network, GeneratedHistory world) {
        this.network = network;
        this.world = world;
    }

    static void load(Connection connection, PlainNetwork network, GeneratedHistory world)
            throws SQLException, IOException {
        execute(connection, resource("network.sql"));
        var tables = new SqlNetwork(network, world);
        tables.collect();
        tables.rows.copyTo(connection);
        execute(connection, resource("indexes.sql"));
    }

    static String resource(String name) {
        try (var file = SqlNetwork.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    // One by one: VACUUM does not run in the implicit transaction of several.
    private static void execute(Connection connection, String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var one : script.replaceAll("(?m)^--.*$", "").split(";")) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }

    private void collect() {
        network.endpoints().forEach(this::endpoint);
        network.rights().forEach(this::right);
        conditions.forEach((text, id) -> condition(id, read(text)));
        for (var day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
            if (ReferenceData.load().isFederalHoliday(day)) {
                rows.add("holiday", day);
            }
        }
        world.pauses()
                .forEach((id, change) -> rows.add("pause", id, change.until() == null ? "infinity" : change.until()));
        world.broken().keySet().forEach(id -> rows.add("broken", id));
        for (var plan : network.document().plans()) {
            var step = plan.steps().getFirst();
            plan.serviceLines()
                    .forEach(line -> rows.add(
                            "plan", line, PlainSelection.tallyKey(plan, ""), step.algorithm(), step.recipients()));
        }
    }

    private void endpoint(PlainEndpoint plain) {
        var endpoint = plain.endpoint();
        var hours = endpoint.hours();
        var dedupe = endpoint.dedupe();
        var keepsHours = hours != null && endpoint.offHours() != OffHours.DELIVER;
        rows.add(
                "endpoint",
                endpoint.id(),
                plain.zone(),
                endpoint.status(),
                plain.isDeliverable(),
                endpoint.priority(),
                endpoint.accepts().lineTypes(),
                conditionOf(endpoint.accepts().condition()),
                dedupe == null ? null : dedupe.window(),
                keepsHours,
                hours != null && hours.holidays() != null);
        var spans = plain.spans();
        if (spans != null) {
            spans.forEach((day, open) ->
                    open.forEach(span -> rows.add("open_span", endpoint.id(), day.getValue(), span.from(), span.to())));
        }
        caps(plain);
        tallies(endpoint.id());
        if (dedupe != null) {
            sendings(endpoint.id());
        }
    }

    private @Nullable Integer conditionOf(@Nullable String text) {
        return text == null ? null : conditions.computeIfAbsent(text, _ -> conditions.size());
    }

    private void caps(PlainEndpoint plain) {
        var endpoint = plain.endpoint();
        for (var cap : endpoint.caps()) {
            var key = PlainEndpoint.capKey(endpoint.id(), cap);
            var most = cap.unit() == CapUnit.MONEY
                    ? PlainEndpoint.micros(cap.limit())
                    : cap.limit().longValueExact();
            rows.add("cap", endpoint.id(), key, cap.unit(), cap.per(), most);
            GeneratedHistory.MOMENTS.stream()
                    .map(moment -> PlainEndpoint.start(cap.per(), moment.atZone(plain.zone())))
                    .distinct()
                    .forEach(start -> counter(Bucket.stored(key, start)));
        }
    }

    private void tallies(String endpointId) {
        var starts = new HashSet<Instant>();
        GeneratedHistory.MOMENTS.forEach(moment -> starts.add(moment.atZone(network.zone())
                .toLocalDate()
                .atStartOfDay(network.zone())
                .toInstant()));
        for (var plan : network.document().plans()) {
            starts.forEach(start -> counter(Bucket.stored(PlainSelection.tallyKey(plan, endpointId), start)));
        }
    }

    private void counter(Bucket bucket) {
        rows.add("counter", bucket.key(), bucket.windowStart(), world.taken(bucket), world.lastTaken(bucket));
    }

    private void sendings(String endpointId) {
        for (var number = 0; number < GeneratedHistory.PERSONS; number++) {
            var person = "phone:" + GeneratedHistory.person(number);
            var at = world.lastSent(endpointId, person);
            if (at != null) {
                rows.add("sent", endpointId, person, at);
            }
        }
    }

    private void right(PlainRight right) {
        var territory = right.territory();
        var id = right.position();
        rows.add(
                "territory",
                id,
                right.endpoint().getId(),
                right.overflow(),
                right.tier(),
                right.exclusive(),
                territory.serviceLines(),
                territory.segments(),
                territory.from() == null ? "-infinity" : territory.from(),
                territory.to() == null ? "infinity" : territory.to(),
                right.priceMicros());
        var area = territory.area();
        new HashSet<>(area.zips()).forEach(zip -> rows.add("zip_grant", zip, id));
        new HashSet<>(area.counties()).forEach(county -> rows.add("county_grant", county, id));
        new HashSet<>(area.states()).forEach(state -> rows.add("state_grant", state, id));
        new HashSet<>(area.exceptZips()).forEach(zip -> rows.add("except_zip", id, zip));
        var radius = area.radius();
        if (radius != null) {
            rows.add("circle", id, radius.lat(), radius.lon(), radius.miles(), around(radius));
        }
    }

    private static String around(Radius radius) {
        var dLat = radius.miles() / MILES_PER_DEGREE + 0.1;
        var dLon = dLat / Math.max(0.05, Math.cos(Math.toRadians(Math.abs(radius.lat()) + dLat)));
        return "(%s,%s),(%s,%s)"
                .formatted(radius.lon() - dLon, radius.lat() - dLat, radius.lon() + dLon, radius.lat() + dLat);
    }

    private static Condition read(String text) {
        return switch (Conditions.read(text)) {
            case ConditionReading.Parsed(var condition) -> condition;
            case ConditionReading.Refused(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    /** Only what generated conditions consist of: all of these comparisons. */
    private void condition(int id, Condition condition) {
        switch (condition) {
            case Condition.AllOf(var parts) -> parts.forEach(part -> condition(id, part));
            case Condition.In(var field, var values, var _) ->
                rows.add(
                        "condition_term",
                        id,
                        name(field),
                        values.stream().map(SqlNetwork::text).toList(),
                        null,
                        null);
            case Condition.Between(var field, var low, var high, var _) ->
                rows.add("condition_term", id, name(field), null, text(low), text(high));
            case Condition.Compare(var field, var op, var value, var _) -> compared(id, name(field), op, value);
            default -> throw new IllegalArgumentException("generated networks have no " + condition);
        }
    }

    private void compared(int id, String field, Operator op, Literal value) {
        switch (op) {
            case EQUAL -> rows.add("condition_term", id, field, List.of(text(value)), null, null);
            case AT_LEAST -> rows.add("condition_term", id, field, null, text(value), "Infinity");
            case NOT_EQUAL, LESS, AT_MOST, GREATER ->
                throw new IllegalArgumentException("generated conditions have no " + op);
        }
    }

    private static String text(Literal value) {
        return switch (value) {
            case Literal.Text(var text) -> text;
            case Literal.Decimal(var _, var written) -> written;
            case Literal.Bool(var truth) -> Boolean.toString(truth);
        };
    }

    private static String name(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }
}

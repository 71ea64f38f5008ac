package io.headgate.config.document;

import io.headgate.config.ConfigCode;
import io.headgate.config.condition.Condition;
import io.headgate.config.condition.ConditionReading;
import io.headgate.config.condition.Conditions;
import io.headgate.config.condition.Literal;
import io.headgate.config.condition.Operator;
import io.headgate.config.document.RawNode.Bool;
import io.headgate.config.document.RawNode.Mapping;
import io.headgate.config.document.RawNode.Number;
import io.headgate.config.document.RawNode.Sequence;
import io.headgate.config.document.RawNode.Text;
import io.headgate.config.hours.HoursReading;
import io.headgate.config.hours.WeeklyHours;
import io.headgate.config.rules.MessageText;
import io.headgate.model.config.Area;
import io.headgate.model.config.Hours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a condition that is written as a tree: {@code {all: […]}}, {@code {any: […]}}, {@code {none: […]}},
 * {@code {field, op, value}}, {@code {inside: an area}} and {@code {within: hours}}. What is wrong is reported at its own
 * place in the tree.
 */
final class ConditionBinder {

    private static final Pattern PATH = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 9;
    private static final Set<String> COMPARISON = Set.of("field", "op", "value");
    private static final String TIME_ZONE = "time_zone";
    private static final String FORMS =
            "{all: […]}, {any: […]}, {none: […]}, {field: …, op: …, value: …}, {inside: …} or {within: …}";
    private static final List<String> WORDS = List.of("in", "between", "matches", "exists");

    private final ProblemCollector problems;
    private final RecordBinder records;

    ConditionBinder(ProblemCollector problems, RecordBinder records) {
        this.problems = problems;
        this.records = records;
    }

    /** The canonical text of the tree, or null when something in it was reported. */
    @Nullable
    String text(RawNode tree, String path) {
        var before = problems.count();
        var condition = condition(tree, path);
        if (condition == null || problems.count() != before) {
            return null;
        }
        var text = Conditions.text(condition);
        // A pattern, or a tree beyond the bounds of the language, is refused by the one reader of texts.
        if (Conditions.read(text) instanceof ConditionReading.Refused(var found)) {
            problems.add(path, ConfigCode.CONDITION_SYNTAX, found.getFirst().detail());
            return null;
        }
        return text;
    }

    private @Nullable Condition condition(RawNode written, String path) {
        if (!(written instanceof Mapping(var entries))) {
            return wrong(path, ConfigCode.WRONG_TYPE, "Expected %s, found %s.".formatted(FORMS, written.kind()));
        }
        if (COMPARISON.containsAll(entries.keySet()) && entries.containsKey("field")) {
            return comparison(entries, path);
        }
        if (entries.size() != 1) {
            return wrong(path, ConfigCode.UNKNOWN_KEY, "A condition is one of %s.".formatted(FORMS));
        }
        var key = entries.keySet().iterator().next();
        var at = MessageText.child(path, key);
        var part = entries.values().iterator().next();
        return switch (key) {
            case "all" -> joined(part, at, Condition.AllOf::new);
            case "any" -> joined(part, at, Condition.AnyOf::new);
            case "none" -> none(part, at);
            case "inside" -> inside(part, at);
            case "within" -> within(part, at);
            default ->
                wrong(
                        at,
                        ConfigCode.UNKNOWN_KEY,
                        "There is no key %s here. A condition is one of %s.".formatted(MessageText.quoted(key), FORMS));
        };
    }

    private @Nullable Condition joined(RawNode written, String path, Function<List<Condition>, Condition> join) {
        var parts = parts(written, path);
        // One part joined with nothing is that part, in the text as in the tree.
        return parts.size() == 1 ? parts.getFirst() : parts.isEmpty() ? null : join.apply(parts);
    }

    private @Nullable Condition none(RawNode written, String path) {
        var parts = parts(written, path);
        return parts.isEmpty() ? null : new Condition.NoneOf(parts);
    }

    private List<Condition> parts(RawNode written, String path) {
        if (!(written instanceof Sequence(var items)) || items.isEmpty()) {
            wrong(path, ConfigCode.WRONG_TYPE, "Expected a list with one condition at least.");
            return List.of();
        }
        var parts = new ArrayList<Condition>();
        for (var i = 0; i < items.size(); i++) {
            var part = condition(items.get(i), path + "[" + i + "]");
            if (part != null) {
                parts.add(part);
            }
        }
        return parts;
    }

    private @Nullable Condition comparison(Map<String, RawNode> entries, String path) {
        if (!(entries.get("field") instanceof Text(var field))
                || !PATH.matcher(field).matches()) {
            return wrong(path + ".field", ConfigCode.INVALID_VALUE, "A field is a path such as lead.state.");
        }
        var op = entries.get("op");
        return op instanceof Text(var word)
                ? comparison(field, word, entries.get("value"), path)
                : wrong(
                        path + ".op",
                        ConfigCode.MISSING,
                        "op is one of %s.".formatted(MessageText.listed(operators())));
    }

    private @Nullable Condition comparison(String field, String op, @Nullable RawNode value, String path) {
        var at = path + ".value";
        return switch (op) {
            case "exists" ->
                value == null
                        ? new Condition.Exists(field, 0)
                        : wrong(at, ConfigCode.UNKNOWN_KEY, "exists goes without a value.");
            case "in" -> {
                var values = literals(value, at);
                yield values.isEmpty() ? null : new Condition.In(field, values, 0);
            }
            case "between" -> between(field, value, at);
            case "matches" ->
                value instanceof Text(var pattern)
                        ? new Condition.Matches(field, pattern, 0)
                        : wrong(at, ConfigCode.WRONG_TYPE, "A pattern is text.");
            default -> compare(field, op, value, path);
        };
    }

    private @Nullable Condition compare(String field, String symbol, @Nullable RawNode value, String path) {
        var op = operator(symbol);
        if (op.isEmpty()) {
            return wrong(
                    path + ".op",
                    ConfigCode.INVALID_VALUE,
                    "%s is none of %s.".formatted(MessageText.quoted(symbol), MessageText.listed(operators())));
        }
        var literal = literal(value, path + ".value");
        return literal == null ? null : new Condition.Compare(field, op.get(), literal, 0);
    }

    private @Nullable Condition between(String field, @Nullable RawNode value, String at) {
        var bounds = literals(value, at);
        if (bounds.size() == 2) {
            return new Condition.Between(field, bounds.getFirst(), bounds.getLast(), 0);
        }
        return bounds.isEmpty()
                ? null
                : wrong(at, ConfigCode.INVALID_VALUE, "between has two values, the lower one first.");
    }

    private List<Literal> literals(@Nullable RawNode value, String path) {
        if (!(value instanceof Sequence(var items)) || items.isEmpty()) {
            wrong(path, ConfigCode.WRONG_TYPE, "Expected a list of values.");
            return List.of();
        }
        var found = new ArrayList<Literal>();
        for (var i = 0; i < items.size(); i++) {
            var literal = literal(items.get(i), path + "[" + i + "]");
            if (literal != null) {
                found.add(literal);
            }
        }
        return found.size() == items.size() ? found : List.of();
    }

    private @Nullable Literal literal(@Nullable RawNode value, String path) {
        return switch (value) {
            case Text(var text) -> new Literal.Text(text);
            case Bool(var bool) -> new Literal.Bool(bool);
            case Number(var number) -> {
                if (number.stripTrailingZeros().scale() > MOST_DECIMALS
                        || number.precision() - number.scale() > MOST_DIGITS) {
                    yield wrong(
                            path,
                            ConfigCode.INVALID_VALUE,
                            "A number has at most %d digits and %d decimals.".formatted(MOST_DIGITS, MOST_DECIMALS));
                }
                yield Literal.Decimal.of(number);
            }
            case null -> wrong(path, ConfigCode.MISSING, "value is missing.");
            default ->
                wrong(
                        path,
                        ConfigCode.WRONG_TYPE,
                        "Expected text, a number, true or false, found %s.".formatted(value.kind()));
        };
    }

    private @Nullable Condition inside(RawNode written, String path) {
        if (!(records.bind(written, Area.class, path) instanceof Area area)) {
            return null;
        }
        return area.includesNothing()
                ? wrong(path, ConfigCode.EMPTY_AREA, "An area has ZIPs, counties, states or a radius.")
                : new Condition.Inside(area, 0);
    }

    private @Nullable Condition within(RawNode written, String path) {
        if (!(written instanceof Mapping(var entries))) {
            return wrong(path, ConfigCode.WRONG_TYPE, "Expected a mapping of days to spans.");
        }
        var days = new LinkedHashMap<>(entries);
        var zone = days.remove(TIME_ZONE);
        if (!(records.bind(new Mapping(days), Hours.class, path) instanceof Hours hours)) {
            return null;
        }
        if (WeeklyHours.read(hours) instanceof HoursReading.Unreadable(var found)) {
            found.forEach(problem ->
                    problems.add(MessageText.child(path, problem.day()), ConfigCode.INVALID_VALUE, problem.detail()));
            return null;
        }
        return switch (zone) {
            case null -> new Condition.Within(hours, null, 0);
            case Text(var name) -> new Condition.Within(hours, name, 0);
            default -> wrong(path + "." + TIME_ZONE, ConfigCode.WRONG_TYPE, "A time zone is text.");
        };
    }

    private static Optional<Operator> operator(String symbol) {
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.symbol().equals(symbol))
                .findFirst();
    }

    private static List<String> operators() {
        return Stream.concat(Arrays.stream(Operator.values()).map(Operator::symbol), WORDS.stream())
                .toList();
    }

    private <T> @Nullable T wrong(String path, ConfigCode code, String detail) {
        problems.add(path, code, detail);
        return null;
    }
}

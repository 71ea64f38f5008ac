package io.headgate.config.condition.evaluation;

import io.headgate.config.condition.Condition;
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
import io.headgate.config.condition.Literal;
import io.headgate.config.condition.Operator;
import io.headgate.config.condition.field.Field;
import io.headgate.config.condition.field.Zones;
import io.headgate.config.hours.HoursReading;
import io.headgate.config.hours.WeeklyHours;
import io.headgate.model.config.Area;
import io.headgate.model.config.Hours;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns a condition into closures over arrays, sets and patterns, made once. */
public final class ConditionCompiler {

    private final Predicate<LocalDate> holidays;

    private ConditionCompiler(Predicate<LocalDate> holidays) {
        this.holidays = holidays;
    }

    public static CompiledCondition compile(Condition condition, Predicate<LocalDate> holidays) {
        return new ConditionCompiler(holidays).compile(condition);
    }

    private CompiledCondition compile(Condition condition) {
        return switch (condition) {
            case AllOf(var parts) -> all(compiled(parts));
            case AnyOf(var parts) -> any(compiled(parts));
            case NoneOf(var parts) -> none(any(compiled(parts)));
            case Compare(var field, var op, var value, var _) -> compare(field, op, value);
            case In(var field, var values, var _) -> in(field, values);
            case Between(var field, var low, var high, var _) -> between(field, low, high);
            case Matches(var field, var pattern, var _) -> matches(field, pattern);
            case Exists(var field, var _) -> ask(field, _ -> true);
            case Inside(var area, var _) -> inside(area);
            case Within(var hours, var zone, var _) -> within(hours, zone);
        };
    }

    private CompiledCondition[] compiled(List<Condition> parts) {
        return parts.stream().map(this::compile).toArray(CompiledCondition[]::new);
    }

    private static CompiledCondition inside(Area area) {
        var match = AreaMatch.of(area);
        return lead -> match.holds(lead.place());
    }

    private CompiledCondition within(Hours hours, @Nullable String zone) {
        if (!(WeeklyHours.read(hours) instanceof HoursReading.Readable(var week))) {
            throw new IllegalArgumentException("hours that cannot be read: " + hours);
        }
        var stated = zone == null ? null : ZoneId.of(zone);
        return lead -> {
            var now = lead.now();
            var clock = stated == null ? Zones.known(lead.place().timeZone()) : stated;
            return now != null && clock != null && week.isOpen(now, clock, holidays);
        };
    }

    private static CompiledCondition all(CompiledCondition[] parts) {
        return lead -> {
            for (var part : parts) {
                if (!part.test(lead)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static CompiledCondition any(CompiledCondition[] parts) {
        return lead -> {
            for (var part : parts) {
                if (part.test(lead)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static CompiledCondition none(CompiledCondition any) {
        return lead -> !any.test(lead);
    }

    private static CompiledCondition compare(String field, Operator op, Literal value) {
        // With several values, is not asks that none of them is: everything else asks for one that fits.
        return op == Operator.NOT_EQUAL
                ? all(new CompiledCondition[] {ask(field, _ -> true), none(ask(field, fits(Operator.EQUAL, value)))})
                : ask(field, fits(op, value));
    }

    private static Predicate<Object> fits(Operator op, Literal value) {
        return switch (value) {
            case Literal.Bool(var wanted) ->
                found -> found instanceof Boolean bool && op.accepts(Boolean.compare(bool, wanted));
            case Literal.Decimal(var wanted, var _) ->
                found -> found instanceof Number number
                        && op.accepts(Double.compare(number.doubleValue() + 0.0, wanted + 0.0));
            case Literal.Text(var wanted) ->
                found -> found instanceof String text && op.accepts(text.compareTo(wanted));
        };
    }

    private static CompiledCondition between(String field, Literal low, Literal high) {
        return ask(field, fits(Operator.AT_LEAST, low).and(fits(Operator.AT_MOST, high)));
    }

    private static CompiledCondition in(String field, List<Literal> values) {
        var texts = new HashSet<Object>();
        var others = new HashSet<Predicate<Object>>();
        for (var value : values) {
            if (value instanceof Literal.Text(var text)) {
                texts.add(text);
            } else {
                others.add(fits(Operator.EQUAL, value));
            }
        }
        var wanted = Set.copyOf(texts);
        var predicates = List.copyOf(others);
        return ask(field, found -> wanted.contains(found) || anyOf(predicates, found));
    }

    private static boolean anyOf(List<Predicate<Object>> predicates, Object found) {
        for (var i = 0; i < predicates.size(); i++) {
            if (predicates.get(i).test(found)) {
                return true;
            }
        }
        return false;
    }

    private static CompiledCondition matches(String field, String pattern) {
        var safe = new SafePattern(pattern);
        return ask(field, found -> found instanceof String text && safe.matches(text));
    }

    private static CompiledCondition ask(String path, Predicate<Object> predicate) {
        var field = Field.of(path).orElse(null);
        if (field == null) {
            return _ -> false;
        }
        return lead -> {
            var found = lead.value(field);
            if (found instanceof List<?> several) {
                for (var i = 0; i < several.size(); i++) {
                    if (several.get(i) instanceof Object one && predicate.test(one)) {
                        return true;
                    }
                }
                return false;
            }
            return found != null && predicate.test(found);
        };
    }
}

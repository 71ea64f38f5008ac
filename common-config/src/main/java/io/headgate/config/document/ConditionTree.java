package io.headgate.config.document;

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
import io.headgate.model.config.Hours;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a condition apart into the maps and lists that {@link ConditionBinder} reads. */
final class ConditionTree {

    private ConditionTree() {}

    static Map<String, Object> of(Condition condition) {
        return switch (condition) {
            case AllOf(var parts) -> Map.of("all", parts(parts));
            case AnyOf(var parts) -> Map.of("any", parts(parts));
            case NoneOf(var parts) -> Map.of("none", parts(parts));
            case Compare(var field, var op, var value, var _) -> comparison(field, op.symbol(), value(value));
            case In(var field, var values, var _) ->
                comparison(
                        field, "in", values.stream().map(ConditionTree::value).toList());
            case Between(var field, var low, var high, var _) ->
                comparison(field, "between", List.of(value(low), value(high)));
            case Matches(var field, var pattern, var _) -> comparison(field, "matches", pattern);
            case Exists(var field, var _) -> comparison(field, "exists", null);
            case Inside(var area, var _) -> Map.of("inside", DocumentTree.record(area));
            case Within(var hours, var zone, var _) -> Map.of("within", within(hours, zone));
        };
    }

    private static List<Map<String, Object>> parts(List<Condition> parts) {
        return parts.stream().map(ConditionTree::of).toList();
    }

    private static Map<String, Object> comparison(String field, String op, @Nullable Object value) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("field", field);
        tree.put("op", op);
        if (value != null) {
            tree.put("value", value);
        }
        return tree;
    }

    private static Map<String, Object> within(Hours hours, @Nullable String zone) {
        var tree = new LinkedHashMap<>(hours.written());
        if (zone != null) {
            tree.put("time_zone", zone);
        }
        return tree;
    }

    private static Object value(Literal literal) {
        return switch (literal) {
            case Literal.Text(var text) -> text;
            case Literal.Bool(var bool) -> bool;
            case Literal.Decimal(var _, var written) -> new BigDecimal(written);
        };
    }
}

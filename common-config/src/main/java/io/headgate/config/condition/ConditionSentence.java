package io.headgate.config.condition;

import io.headgate.config.condition.Condition.AllOf;
import io.headgate.config.condition.Condition.AnyOf;
import io.headgate.config.condition.Condition.Between;
import io.headgate.config.condition.Condition.Compare;
import io.headgate.config.condition.Condition.Exists;
import io.headgate.config.condition.Condition.In;
import io.headgate.config.condition.Condition.Matches;
import io.headgate.config.condition.Condition.NoneOf;
import java.util.List;
import java.util.stream.Collectors;

/** Says a condition in plain words. */
final class ConditionSentence {

    private static final int SHOWN_VALUES = 8;

    private ConditionSentence() {}

    static String of(Condition condition) {
        return switch (condition) {
            case AllOf(var parts) -> joined(parts, " and ");
            case AnyOf(var parts) -> joined(parts, " or ");
            case NoneOf(var parts) ->
                parts.size() == 1
                        ? "it is not true that " + grouped(parts.getFirst())
                        : "none of these: " + joined(parts, ", ");
            case Compare(var field, var op, var value, var _) ->
                "%s %s %s".formatted(Field.words(field), op.words(), value.shown());
            case In(var field, var values, var _) -> "%s is %s".formatted(Field.words(field), listed(values));
            case Between(var field, var low, var high, var _) ->
                "%s is between %s and %s".formatted(Field.words(field), low.shown(), high.shown());
            case Matches(var field, var pattern, var _) -> "%s looks like %s".formatted(Field.words(field), pattern);
            case Exists(var field, var _) -> "%s is known".formatted(Field.words(field));
        };
    }

    private static String joined(List<Condition> parts, String word) {
        return parts.stream().map(ConditionSentence::grouped).collect(Collectors.joining(word));
    }

    private static String grouped(Condition part) {
        return part instanceof AllOf || part instanceof AnyOf ? "(" + of(part) + ")" : of(part);
    }

    private static String listed(List<Literal> values) {
        var shown = values.stream().limit(SHOWN_VALUES).map(Literal::shown).toList();
        if (values.size() > SHOWN_VALUES) {
            return "one of %s and %d more".formatted(String.join(", ", shown), values.size() - SHOWN_VALUES);
        }
        return shown.size() == 1
                ? shown.getFirst()
                : String.join(", ", shown.subList(0, shown.size() - 1)) + " or " + shown.getLast();
    }
}

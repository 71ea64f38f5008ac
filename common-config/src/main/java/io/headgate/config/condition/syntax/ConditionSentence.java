package io.headgate.config.condition.syntax;

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
import io.headgate.config.condition.field.Field;
import io.headgate.model.config.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says a condition in plain words. */
public final class ConditionSentence {

    private static final int SHOWN_VALUES = 8;

    private ConditionSentence() {}

    public static String of(Condition condition) {
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
            case Inside(var area, var _) -> area(area);
            case Within(var hours, var zone, var _) ->
                "the time is %s %s"
                        .formatted(Schedule.of(hours), zone == null ? "where the lead is" : "in " + place(zone));
        };
    }

    private static String area(Area area) {
        var parts = new ArrayList<String>();
        add(parts, "ZIP", area.zips());
        add(parts, "county", area.counties());
        add(parts, "state", area.states());
        if (area.radius() != null) {
            parts.add("%s miles around %s, %s"
                    .formatted(
                            ConditionText.number(area.radius().miles()),
                            ConditionText.number(area.radius().lat()),
                            ConditionText.number(area.radius().lon())));
        }
        var except = new ArrayList<String>();
        add(except, "ZIP", area.exceptZips());
        add(except, "county", area.exceptCounties());
        return "the lead is in %s%s"
                .formatted(
                        String.join(" or ", parts),
                        except.isEmpty() ? "" : ", but not in " + String.join(" or ", except));
    }

    private static void add(List<String> parts, String word, List<String> values) {
        if (!values.isEmpty()) {
            parts.add(word + " "
                    + listed(values.stream().<Literal>map(Literal.Text::new).toList()));
        }
    }

    /** America/New_York as New York. */
    private static String place(String zone) {
        return zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
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

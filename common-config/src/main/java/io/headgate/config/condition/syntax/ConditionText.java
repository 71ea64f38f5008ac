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
import io.headgate.model.config.Area;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a condition as text: the one canonical text of it, which reads back to an equal condition. */
public final class ConditionText {

    private ConditionText() {}

    public static String of(Condition condition) {
        return switch (condition) {
            case AllOf(var parts) -> joined(parts, " and ");
            case AnyOf(var parts) -> joined(parts, " or ");
            case NoneOf(var parts) -> parts.size() == 1 ? not(parts.getFirst()) : call("none", parts);
            case Compare(var field, var op, var value, var _) ->
                "%s %s %s".formatted(field, op.symbol(), literal(value));
            case In in -> in(in, "in");
            case Between between -> between(between, "between");
            case Matches matches -> matches(matches, "matches");
            case Exists(var field, var _) -> field + " exists";
            case Inside(var area, var _) -> "inside(%s)".formatted(area(area));
            case Within(var hours, var zone, var _) ->
                "within hours(%s%s)".formatted(quoted(Schedule.of(hours)), zone == null ? "" : ", " + quoted(zone));
        };
    }

    private static String joined(List<Condition> parts, String word) {
        return parts.stream().map(ConditionText::grouped).collect(Collectors.joining(word));
    }

    private static String grouped(Condition part) {
        return part instanceof AllOf || part instanceof AnyOf ? "(" + of(part) + ")" : of(part);
    }

    private static String call(String name, List<Condition> parts) {
        return "%s(%s)".formatted(name, parts.stream().map(ConditionText::of).collect(Collectors.joining(", ")));
    }

    private static String not(Condition part) {
        return switch (part) {
            case In in -> in(in, "not in");
            case Between between -> between(between, "not between");
            case Matches matches -> matches(matches, "not matches");
            default -> "not " + grouped(part);
        };
    }

    private static String in(In in, String word) {
        return "%s %s [%s]".formatted(in.field(), word, list(in.values(), ConditionText::literal));
    }

    private static String between(Between between, String word) {
        return "%s %s %s and %s".formatted(between.field(), word, literal(between.low()), literal(between.high()));
    }

    private static String matches(Matches matches, String word) {
        return "%s %s %s".formatted(matches.field(), word, quoted(matches.pattern()));
    }

    private static String literal(Literal value) {
        return switch (value) {
            case Literal.Text(var text) -> quoted(text);
            case Literal.Decimal(var _, var written) -> written;
            case Literal.Bool(var bool) -> String.valueOf(bool);
        };
    }

    private static String area(Area area) {
        var parts = new ArrayList<String>();
        add(parts, "zip ", area.zips());
        add(parts, "county ", area.counties());
        add(parts, "state ", area.states());
        if (area.radius() != null) {
            parts.add("radius %s, %s, %s"
                    .formatted(
                            number(area.radius().lat()),
                            number(area.radius().lon()),
                            number(area.radius().miles())));
        }
        add(parts, "except zip ", area.exceptZips());
        add(parts, "except county ", area.exceptCounties());
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, String word, List<String> values) {
        if (!values.isEmpty()) {
            parts.add(word + list(values, ConditionText::quoted));
        }
    }

    private static <T> String list(List<T> values, Function<T, String> written) {
        return values.stream().map(written).collect(Collectors.joining(", "));
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Escapes only what the lexer would misread, so that a pattern stays as readable as it was written. */
    static String quoted(String text) {
        var quoted = new StringBuilder("'");
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var next = i + 1 < text.length() ? text.charAt(i + 1) : '\'';
            if (c == '\'' || c == '\\' && (next == '\\' || next == '\'')) {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('\'').toString();
    }
}

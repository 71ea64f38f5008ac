package io.headgate.delivery.core;

import io.headgate.outbound.core.Digits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint's own names for the lead's fields, compiled once. A rule is a field path ({@code address.zip}), a
 * template with fields in braces ({@code {first_name} {last_name}}) or a constant after an equals sign
 * ({@code =headgate}). Without rules the canonical document is what is sent.
 */
public final class FieldMapping {

    private static final Pattern FIELD = Pattern.compile("\\{([^{}]+)}");

    private final List<Rule> rules;

    private FieldMapping(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    public static FieldMapping compile(Map<String, String> mapping) {
        var rules = new ArrayList<Rule>();
        mapping.forEach((target, expression) -> rules.add(new Rule(target, expression(expression))));
        return new FieldMapping(rules);
    }

    /** What is sent, by the receiver's names in the mapping's order; a field that the lead lacks is null. */
    public Map<String, @Nullable Object> apply(LeadDocument lead) {
        if (rules.isEmpty()) {
            return lead.fields();
        }
        var out = new LinkedHashMap<String, @Nullable Object>();
        for (var rule : rules) {
            out.put(rule.target(), rule.expression().value(lead));
        }
        return out;
    }

    private static Expression expression(String text) {
        if (text.startsWith("=")) {
            return new Expression.Constant(text.substring(1));
        }
        return text.indexOf('{') >= 0 ? new Expression.Template(text) : new Expression.Field(text.strip());
    }

    private record Rule(String target, Expression expression) {}

    private sealed interface Expression {

        @Nullable
        Object value(LeadDocument lead);

        record Constant(String text) implements Expression {
            @Override
            public Object value(LeadDocument lead) {
                return text;
            }
        }

        record Field(String path) implements Expression {
            @Override
            public @Nullable Object value(LeadDocument lead) {
                return lead.valueAt(path);
            }
        }

        record Template(String text) implements Expression {
            // One pass: a value that itself looks like a template is never expanded again.
            @Override
            public Object value(LeadDocument lead) {
                var out = new StringBuilder();
                var matcher = FIELD.matcher(text);
                var end = 0;
                while (matcher.find()) {
                    out.append(text, end, matcher.start());
                    var value = lead.valueAt(matcher.group(1).strip());
                    out.append(value == null ? "" : Digits.writeText(value));
                    end = matcher.end();
                }
                return out.append(text, end, text.length()).toString().strip();
            }
        }
    }
}

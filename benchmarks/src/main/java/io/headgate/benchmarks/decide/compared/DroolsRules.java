package io.headgate.benchmarks.decide.compared;

import io.headgate.config.condition.Condition;
import io.headgate.config.condition.ConditionReading;
import io.headgate.config.condition.Conditions;
import io.headgate.config.condition.Literal;
import io.headgate.config.condition.Operator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The rules in Drools' language: those of decide.drl, and one for each condition of the network. */
final class DroolsRules {

    /** What a candidate without a condition has in place of a condition's number. */
    static final int NO_CONDITION = -1;

    private final Map<String, Integer> conditions = new LinkedHashMap<>();

    DroolsRules(PlainNetwork network) {
        for (var endpoint : network.endpoints()) {
            var text = endpoint.endpoint().accepts().condition();
            if (text != null) {
                conditions.putIfAbsent(text, conditions.size());
            }
        }
    }

    int conditionOf(PlainEndpoint endpoint) {
        var text = endpoint.endpoint().accepts().condition();
        return text == null ? NO_CONDITION : Objects.requireNonNull(conditions.get(text));
    }

    String text() {
        var rules = new StringBuilder(fixed());
        conditions.forEach((text, number) -> rules.append("""

            rule "condition %1$d"
            when
              $c : Candidate(conditionId == %1$d, !(%2$s))
            then
              $c.exclude(7, ReasonCode.CONDITION_NOT_MET);
            end
            """.formatted(number, expression(text))));
        return rules.toString();
    }

    private static String fixed() {
        try (var drl = DroolsRules.class.getResourceAsStream("decide.drl")) {
            return new String(Objects.requireNonNull(drl).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String expression(String text) {
        return switch (Conditions.read(text)) {
            case ConditionReading.Parsed(var condition) -> expression(condition);
            case ConditionReading.Refused(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    /** Only what generated conditions consist of. */
    private static String expression(Condition condition) {
        return switch (condition) {
            case Condition.AllOf(var parts) ->
                parts.stream().map(DroolsRules::expression).collect(Collectors.joining(" && ", "(", ")"));
            case Condition.Compare(var field, var op, var value, var _) -> compared(field, op.symbol(), value);
            case Condition.Between(var field, var low, var high, var _) ->
                "(" + compared(field, Operator.AT_LEAST.symbol(), low) + " && "
                        + compared(field, Operator.AT_MOST.symbol(), high) + ")";
            case Condition.In(var field, var values, var _) -> oneOf(field, values);
            default -> throw new IllegalArgumentException("generated networks have no " + condition);
        };
    }

    private static String compared(String field, String operator, Literal value) {
        var property = property(field);
        return "(%1$s != null && %1$s %2$s %3$s)".formatted(property, operator, literal(value));
    }

    private static String oneOf(String field, List<Literal> values) {
        return values.stream()
                .map(value -> property(field) + " == " + literal(value))
                .collect(Collectors.joining(" || ", "(", ")"));
    }

    private static String literal(Literal value) {
        return switch (value) {
            case Literal.Text(var text) -> "\"" + text + "\"";
            case Literal.Decimal(var _, var written) -> written;
            case Literal.Bool(var truth) -> Boolean.toString(truth);
        };
    }

    private static String property(String field) {
        return "lead."
                + switch (field) {
                    case "lead.attributes.budget" -> "budget";
                    case "lead.attributes.home_owner" -> "homeOwner";
                    case "lead.campaign" -> "campaign";
                    case "lead.state" -> "state";
                    default -> throw new IllegalArgumentException("generated conditions do not ask for " + field);
                };
    }
}

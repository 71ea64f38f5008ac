package io.headgate.config.condition.syntax;

import static io.headgate.config.condition.syntax.TokenCursor.expected;

import io.headgate.config.condition.Condition;
import io.headgate.config.condition.Condition.AllOf;
import io.headgate.config.condition.Condition.AnyOf;
import io.headgate.config.condition.Condition.Between;
import io.headgate.config.condition.Condition.Compare;
import io.headgate.config.condition.Condition.Exists;
import io.headgate.config.condition.Condition.In;
import io.headgate.config.condition.Condition.Matches;
import io.headgate.config.condition.Condition.NoneOf;
import io.headgate.config.condition.ConditionReading;
import io.headgate.config.condition.Literal;
import io.headgate.config.condition.Operator;
import io.headgate.config.condition.evaluation.SafePattern;
import io.headgate.config.condition.syntax.Lexer.SyntaxProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the grammar by recursive descent:
 *
 * <pre>
 * any        = all { "or" all }
 * all        = one { "and" one }
 * one        = "not" one | "(" any ")" | ("all" | "any" | "none") "(" any { "," any } ")"
 *            | place | time | comparison
 * comparison = field ( ("==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=") value
 *                    | ["not"] "in" "[" value { "," value } "]"
 *                    | ["not"] "between" value "and" value
 *                    | ["not"] "matches" text
 *                    | "exists" )
 * value      = text in quotes | number | "true" | "false"
 * </pre>
 *
 * <p>Place and time are those of {@link PlaceAndTimeParser}.
 */
public final class ConditionParser {

    private static final int LONGEST = 20_000;
    private static final int DEEPEST = 32;
    private static final int MOST_PARTS = 500;
    private static final Set<String> RESERVED =
            Set.of("and", "or", "not", "in", "between", "matches", "exists", "true", "false", "inside", "within");

    private final TokenCursor tokens;
    private int parts;

    private ConditionParser(TokenCursor tokens) {
        this.tokens = tokens;
    }

    public static ConditionReading parse(String text) {
        try {
            if (text.length() > LONGEST) {
                throw new SyntaxProblem(LONGEST, "A condition has at most %,d characters.".formatted(LONGEST));
            }
            var parser = new ConditionParser(new TokenCursor(text));
            var condition = parser.any(0);
            parser.tokens.expect(Token.Kind.END, "and, or, or the end");
            return new ConditionReading.Parsed(condition);
        } catch (SyntaxProblem e) {
            return new ConditionReading.Refused(List.of(e.problem()));
        }
    }

    private Condition any(int depth) {
        var found = new ArrayList<Condition>();
        do {
            found.add(all(depth));
        } while (tokens.takeWord("or"));
        return found.size() == 1 ? found.getFirst() : new AnyOf(found);
    }

    private Condition all(int depth) {
        var found = new ArrayList<Condition>();
        do {
            found.add(one(depth));
        } while (tokens.takeWord("and"));
        return found.size() == 1 ? found.getFirst() : new AllOf(found);
    }

    private Condition one(int depth) {
        if (depth > DEEPEST) {
            throw new SyntaxProblem(
                    tokens.peek().at(), "The condition is nested deeper than %d levels.".formatted(DEEPEST));
        }
        if (++parts > MOST_PARTS) {
            throw new SyntaxProblem(tokens.peek().at(), "A condition has at most %d parts.".formatted(MOST_PARTS));
        }
        if (tokens.takeWord("not")) {
            return new NoneOf(List.of(one(depth + 1)));
        }
        if (tokens.take(Token.Kind.OPEN)) {
            var inner = any(depth + 1);
            tokens.expect(Token.Kind.CLOSE, "and, or, or a closing parenthesis");
            return inner;
        }
        return named(depth);
    }

    private Condition named(int depth) {
        if (tokens.atCall("all")) {
            var listed = listed(depth);
            return listed.size() == 1 ? listed.getFirst() : new AllOf(listed);
        }
        if (tokens.atCall("any")) {
            var listed = listed(depth);
            return listed.size() == 1 ? listed.getFirst() : new AnyOf(listed);
        }
        if (tokens.atCall("none")) {
            return new NoneOf(listed(depth));
        }
        if (tokens.atCall("inside")) {
            return PlaceAndTimeParser.inside(tokens);
        }
        return tokens.peek().isWord("within") ? PlaceAndTimeParser.within(tokens) : comparison();
    }

    private List<Condition> listed(int depth) {
        tokens.take();
        tokens.take();
        var found = new ArrayList<Condition>();
        do {
            found.add(any(depth + 1));
        } while (tokens.take(Token.Kind.COMMA));
        tokens.expect(Token.Kind.CLOSE, "a comma or a closing parenthesis");
        return found;
    }

    private Condition comparison() {
        var field = tokens.take();
        if (field.kind() != Token.Kind.WORD || RESERVED.contains(field.text().toLowerCase(Locale.ROOT))) {
            throw expected(field, "a field such as lead.state");
        }
        var path = field.text();
        var operator = tokens.take();
        if (operator.kind() == Token.Kind.OPERATOR) {
            return new Compare(path, operator(operator.text()), value(), field.at());
        }
        if (operator.isWord("exists")) {
            return new Exists(path, field.at());
        }
        if (operator.isWord("not")) {
            return new NoneOf(List.of(worded(path, field.at(), tokens.take())));
        }
        return worded(path, field.at(), operator);
    }

    private Condition worded(String path, int at, Token operator) {
        if (operator.isWord("in")) {
            return new In(path, list(), at);
        }
        if (operator.isWord("between")) {
            var low = value();
            if (!tokens.takeWord("and")) {
                throw expected(tokens.peek(), "and with the upper value");
            }
            return new Between(path, low, value(), at);
        }
        if (operator.isWord("matches")) {
            var pattern = tokens.take();
            if (pattern.kind() != Token.Kind.TEXT) {
                throw expected(pattern, "a pattern in quotes");
            }
            SafePattern.problem(pattern.text()).ifPresent(detail -> {
                throw new SyntaxProblem(pattern.at(), detail);
            });
            return new Matches(path, pattern.text(), at);
        }
        throw expected(operator, "==, !=, <, <=, >, >=, in, between, matches or exists");
    }

    private List<Literal> list() {
        tokens.expect(Token.Kind.OPEN_LIST, "a list such as ['A','B']");
        var values = new ArrayList<Literal>();
        do {
            values.add(value());
        } while (tokens.take(Token.Kind.COMMA));
        tokens.expect(Token.Kind.CLOSE_LIST, "a comma or a closing bracket");
        return values;
    }

    private Literal value() {
        var token = tokens.take();
        return switch (token.kind()) {
            case TEXT -> new Literal.Text(token.text());
            case NUMBER -> Literal.Decimal.of(new BigDecimal(token.text()));
            case WORD ->
                switch (token.text().toLowerCase(Locale.ROOT)) {
                    case "true" -> new Literal.Bool(true);
                    case "false" -> new Literal.Bool(false);
                    default ->
                        throw new SyntaxProblem(
                                token.at(), "Expected a value; put text in quotes: '%s'.".formatted(token.text()));
                };
            case OPERATOR, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COMMA, END -> throw expected(token, "a value");
        };
    }

    private static Operator operator(String symbol) {
        for (var operator : Operator.values()) {
            if (operator.symbol().equals(symbol)) {
                return operator;
            }
        }
        throw new IllegalStateException(symbol);
    }
}

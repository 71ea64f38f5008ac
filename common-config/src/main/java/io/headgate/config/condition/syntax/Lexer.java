package io.headgate.config.condition.syntax;

import io.headgate.config.condition.ConditionProblem;
import java.util.ArrayList;
import java.util.List;

/** Cuts a condition's text into tokens. */
final class Lexer {

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        while (next < text.length()) {
            var c = text.charAt(next);
            if (Character.isWhitespace(c)) {
                next++;
            } else if (isWordStart(c)) {
                word();
            } else if (isDigit(c) || c == '-' && next + 1 < text.length() && isDigit(text.charAt(next + 1))) {
                number();
            } else if (c == '\'' || c == '"') {
                quoted(c);
            } else {
                symbol(c);
            }
        }
        tokens.add(new Token(Token.Kind.END, "", text.length()));
        return tokens;
    }

    private void word() {
        var start = next;
        while (next < text.length() && (isWordStart(text.charAt(next)) || isInsideWord(text.charAt(next)))) {
            next++;
        }
        add(Token.Kind.WORD, start);
    }

    private void number() {
        var start = next++;
        while (next < text.length() && (isDigit(text.charAt(next)) || text.charAt(next) == '.')) {
            next++;
        }
        if (!text.substring(start, next).matches("-?\\d{1,15}(\\.\\d{1,9})?")) {
            throw new SyntaxProblem(start, "%s is no number.".formatted(text.substring(start, next)));
        }
        add(Token.Kind.NUMBER, start);
    }

    private void quoted(char quote) {
        var start = next++;
        var value = new StringBuilder();
        while (next < text.length() && text.charAt(next) != quote) {
            // Only the quote and the backslash need escaping; any other backslash belongs to a pattern.
            if (text.charAt(next) == '\\' && next + 1 < text.length() && isEscaped(text.charAt(next + 1), quote)) {
                next++;
            }
            value.append(text.charAt(next++));
        }
        if (next >= text.length()) {
            throw new SyntaxProblem(start, "The text that starts here has no closing quote.");
        }
        next++;
        tokens.add(new Token(Token.Kind.TEXT, value.toString(), start));
    }

    private static boolean isEscaped(char c, char quote) {
        return c == quote || c == '\\';
    }

    private void symbol(char c) {
        var start = next;
        next += isPair() ? 2 : 1;
        var kind =
                switch (text.substring(start, next)) {
                    case "==", "!=", "<=", ">=", "<", ">" -> Token.Kind.OPERATOR;
                    case "(" -> Token.Kind.OPEN;
                    case ")" -> Token.Kind.CLOSE;
                    case "[" -> Token.Kind.OPEN_LIST;
                    case "]" -> Token.Kind.CLOSE_LIST;
                    case "," -> Token.Kind.COMMA;
                    case "=" -> throw new SyntaxProblem(start, "Write == to compare.");
                    case "&", "|", "!" -> throw new SyntaxProblem(start, "Write and, or, not.");
                    default -> throw new SyntaxProblem(start, "There is no use for %s here.".formatted(shown(c)));
                };
        add(kind, start);
    }

    private boolean isPair() {
        return next + 1 < text.length() && text.charAt(next + 1) == '=' && "=!<>".indexOf(text.charAt(next)) >= 0;
    }

    private void add(Token.Kind kind, int start) {
        tokens.add(new Token(kind, text.substring(start, next), start));
    }

    private static String shown(char c) {
        return Character.isISOControl(c) || Character.isSurrogate(c) ? "this character" : "'" + c + "'";
    }

    private static boolean isWordStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isInsideWord(char c) {
        return isDigit(c) || c == '.' || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Leaves the parser at the first mistake; it never leaves the package. */
    static final class SyntaxProblem extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int position;

        SyntaxProblem(int position, String detail) {
            super(detail, null, false, false);
            this.position = position;
        }

        ConditionProblem problem() {
            return new ConditionProblem(position, ConditionProblem.Kind.SYNTAX, String.valueOf(getMessage()));
        }
    }
}

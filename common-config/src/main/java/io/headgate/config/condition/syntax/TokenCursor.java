package io.headgate.config.condition.syntax;

import io.headgate.config.condition.syntax.Lexer.SyntaxProblem;
import java.util.List;

/** Walks over the tokens of a text; what it does not find where it must stand is a {@link SyntaxProblem}. */
final class TokenCursor {

    private final List<Token> tokens;
    private int next;

    TokenCursor(String text) {
        tokens = new Lexer(text).tokens();
    }

    Token peek() {
        return tokens.get(next);
    }

    /** The token after the next one; the end stays the end. */
    Token afterNext() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    Token take() {
        var token = tokens.get(next);
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    /** Whether this word comes next and is followed by an opening parenthesis. */
    boolean atCall(String word) {
        return peek().isWord(word) && afterNext().kind() == Token.Kind.OPEN;
    }

    boolean takeWord(String word) {
        return takeIf(peek().isWord(word));
    }

    boolean take(Token.Kind kind) {
        return takeIf(peek().kind() == kind);
    }

    Token expect(Token.Kind kind, String what) {
        var token = take();
        if (token.kind() != kind) {
            throw expected(token, what);
        }
        return token;
    }

    static SyntaxProblem expected(Token found, String what) {
        return new SyntaxProblem(found.at(), "Expected %s, found %s.".formatted(what, found.shown()));
    }

    private boolean takeIf(boolean is) {
        if (is) {
            next++;
        }
        return is;
    }
}

package io.headgate.config.condition.syntax;

/** A piece of a condition's text and where it stands. */
record Token(Kind kind, String text, int at) {

    enum Kind {
        WORD,
        TEXT,
        NUMBER,
        OPERATOR,
        OPEN,
        CLOSE,
        OPEN_LIST,
        CLOSE_LIST,
        COMMA,
        END
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    String shown() {
        return switch (kind) {
            case END -> "the end";
            case TEXT -> "the text '" + text + "'";
            case WORD, NUMBER, OPERATOR, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COMMA -> "'" + text + "'";
        };
    }
}

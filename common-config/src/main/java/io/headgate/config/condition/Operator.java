package io.headgate.config.condition;

/** How a field is compared with a value. */
public enum Operator {
    EQUAL("==", "is"),
    NOT_EQUAL("!=", "is not"),
    LESS("<", "is below"),
    AT_MOST("<=", "is at most"),
    GREATER(">", "is above"),
    AT_LEAST(">=", "is at least");

    private final String symbol;
    private final String words;

    Operator(String symbol, String words) {
        this.symbol = symbol;
        this.words = words;
    }

    public String symbol() {
        return symbol;
    }

    public String words() {
        return words;
    }

    public boolean orders() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    /** Whether the operator accepts this outcome of a comparison. */
    public boolean accepts(int comparison) {
        return switch (this) {
            case EQUAL -> comparison == 0;
            case NOT_EQUAL -> comparison != 0;
            case LESS -> comparison < 0;
            case AT_MOST -> comparison <= 0;
            case GREATER -> comparison > 0;
            case AT_LEAST -> comparison >= 0;
        };
    }
}

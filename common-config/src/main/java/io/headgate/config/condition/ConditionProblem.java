package io.headgate.config.condition;

/**
 * A mistake in a condition.
 *
 * @param position the character it starts at, from 0
 */
public record ConditionProblem(int position, Kind kind, String detail) {

    /** Whether the text cannot be read, or reads well and asks for what no lead has. */
    public enum Kind {
        SYNTAX,
        UNKNOWN_FIELD,
        TYPE
    }
}

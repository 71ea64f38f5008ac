package io.headgate.config.condition;

import io.headgate.model.config.Area;
import io.headgate.model.config.Hours;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition over the fields of a lead. A comparison with a field that the lead does not have is false, whatever the
 * operator; so {@code lead.state != 'TX'} asks for a known state, and {@code not lead.state == 'TX'} does not.
 *
 * <p>{@code at} is the position in the text, from 0, for pointing at a mistake.
 */
public sealed interface Condition {

    /** All of these hold. */
    record AllOf(List<Condition> parts) implements Condition {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of these holds. */
    record AnyOf(List<Condition> parts) implements Condition {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    /** None of these holds. */
    record NoneOf(List<Condition> parts) implements Condition {
        public NoneOf {
            parts = List.copyOf(parts);
        }
    }

    /** The field compares so with the value. */
    record Compare(String field, Operator op, Literal value, int at) implements Condition {}

    /** The field is one of the values. */
    record In(String field, List<Literal> values, int at) implements Condition {
        public In {
            values = List.copyOf(values);
        }
    }

    /** The field lies between the two values, both included. */
    record Between(String field, Literal low, Literal high, int at) implements Condition {}

    /** The whole of the field matches the pattern. */
    record Matches(String field, String pattern, int at) implements Condition {}

    /** The lead has the field. */
    record Exists(String field, int at) implements Condition {}

    /** The lead lies in the area, as far as its ZIP, counties, state and point are known. */
    record Inside(Area area, int at) implements Condition {}

    /**
     * The decision is made within these hours.
     *
     * @param zone whose clock counts; the lead's own when null, and a lead whose zone nobody knows is within no hours
     */
    record Within(Hours hours, @Nullable String zone, int at) implements Condition {}
}

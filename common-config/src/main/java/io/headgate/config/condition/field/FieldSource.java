package io.headgate.config.condition.field;

import io.headgate.model.shared.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gives a lead's fields to a condition. */
@FunctionalInterface
public interface FieldSource {

    /**
     * The value: a String, a Boolean, a Number, or a List of these when the lead has several (its counties), of which
     * one that fits is enough; null when the lead has none.
     */
    @Nullable
    Object value(Field field);

    /** Where the lead is, for conditions on areas. */
    default Location place() {
        return Location.UNKNOWN;
    }

    /** The moment of the decision, for conditions on hours; without one, no hours are kept. */
    default @Nullable Instant now() {
        return null;
    }
}

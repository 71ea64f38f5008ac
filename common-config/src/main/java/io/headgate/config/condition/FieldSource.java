package io.headgate.config.condition;

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
}

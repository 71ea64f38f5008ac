package io.headgate.config.condition.evaluation;

import io.headgate.config.condition.field.FieldSource;

/** A condition ready to be asked for every lead, from any thread; asking allocates nothing but for patterns and hours. */
@FunctionalInterface
public interface CompiledCondition {

    /** Holds for every lead. */
    CompiledCondition ALWAYS = _ -> true;

    boolean test(FieldSource lead);
}

package io.headgate.routing.core.network.compile;

import io.headgate.config.condition.Conditions;
import io.headgate.config.condition.evaluation.CompiledCondition;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The conditions of one network; what several say in the same words is compiled once. */
final class ConditionCache {

    private final Predicate<LocalDate> federalHolidays;
    private final Map<String, CompiledCondition> compiled = new HashMap<>();

    public ConditionCache(Predicate<LocalDate> federalHolidays) {
        this.federalHolidays = federalHolidays;
    }

    @Nullable
    CompiledCondition compiledOf(@Nullable String text) {
        return text == null ? null : compiled.computeIfAbsent(text, it -> Conditions.compile(it, federalHolidays));
    }
}

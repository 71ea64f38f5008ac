package io.headgate.routing.core.selection;

import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.network.CompiledStep;
import io.headgate.routing.core.network.TieBreak;
import io.headgate.routing.core.text.TraceText;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The step, the ties and the decision that a choice is made for. */
record SelectionContext(CompiledStep step, TieBreak tieBreak, DecisionContext decision) {

    private static final int SHOWN = 6;

    /** Says in words what was compared; null when there was nothing to compare. */
    <T> @Nullable Supplier<String> arithmetic(List<T> ranked, Function<T, String> text) {
        if (ranked.size() < 2) {
            return null;
        }
        return () -> {
            var by = "by " + TraceText.lower(step.step().algorithm()).replace('_', ' ') + ": ";
            return ranked.stream().limit(SHOWN).map(text).collect(Collectors.joining(", ", by, ""));
        };
    }
}

package io.headgate.routing.core.selection;

import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.network.CompiledStep;
import io.headgate.routing.core.network.TieBreak;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a step chose among equally entitled, eligible candidates.
 *
 * @param consulted the counters that were compared
 * @param accruals what grows for those who qualified
 * @param arithmetic says the comparison in words, the same whenever it is asked; null when there was nothing to compare
 */
public record Selection(
        List<Candidate> chosen,
        List<CounterIncrement> consulted,
        List<CounterIncrement> accruals,
        @Nullable Supplier<String> arithmetic) {

    /**
     * Chooses by the algorithm of the step.
     *
     * @param eligible in the order that breaks ties
     * @param wanted how many may be chosen at most
     */
    public static Selection among(
            List<Candidate> eligible, int wanted, CompiledStep step, TieBreak tieBreak, DecisionContext context) {
        var selection =
                SelectionStrategy.of(step).choose(eligible, wanted, new SelectionContext(step, tieBreak, context));
        return wanted > 1 ? ExclusiveOffer.orShared(eligible, selection, context) : selection;
    }

    static Selection of(List<Candidate> chosen, @Nullable Supplier<String> arithmetic) {
        return new Selection(chosen, List.of(), List.of(), arithmetic);
    }

    Selection consulting(List<CounterIncrement> counters) {
        return new Selection(chosen, counters, accruals, arithmetic);
    }
}

package io.headgate.routing.core.decision;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.explain.LazyTrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one round decides, and why.
 *
 * @param reason null exactly when allocated
 * @param heldUntil when a held lead is to be decided again; null otherwise
 * @param waitsFor the keys of the caps whose room might place a held lead earlier
 * @param consulted the tallies that the choice compared: it stands only while they are as seen
 * @param accruals what grows for those who qualified, chosen or not
 * @param lazyTrace every candidate with the values that were compared
 */
public record Decision(
        DecisionOutcome outcome,
        @Nullable ReasonCode reason,
        @Nullable Instant heldUntil,
        Set<String> waitsFor,
        List<Choice> choices,
        List<CounterIncrement> consulted,
        List<CounterIncrement> accruals,
        LazyTrace lazyTrace) {

    public Decision {
        waitsFor = Set.copyOf(waitsFor);
        choices = List.copyOf(choices);
        consulted = List.copyOf(consulted);
        accruals = List.copyOf(accruals);
    }

    /** Everything that the decision takes from counters. */
    public List<CounterIncrement> increments() {
        var all = new ArrayList<>(accruals);
        choices.forEach(choice -> all.addAll(choice.increments()));
        return all;
    }

    /** Why it came out as it did, for the record; worked out when first asked for. */
    public DecisionTrace trace() {
        return lazyTrace.trace();
    }

    /** This decision with the time that the engine took for it on record. */
    public Decision took(long micros) {
        var timed = new LazyTrace(() -> {
            var trace = lazyTrace.trace();
            return new DecisionTrace(trace.planId(), trace.steps(), trace.sentence(), micros);
        });
        return new Decision(outcome, reason, heldUntil, waitsFor, choices, consulted, accruals, timed);
    }

    /**
     * One endpoint that gets the lead.
     *
     * @param right the key of the territory right; null for a pool by list
     * @param orderId the order that it fills; null when none
     * @param stepKey plan and step, as the step's counters name them
     * @param increments what it takes from caps and tallies
     */
    public record Choice(
            String clientId,
            String endpointId,
            Money price,
            String stepId,
            String stepKey,
            @Nullable String right,
            @Nullable Integer tier,
            @Nullable String orderId,
            List<CounterIncrement> increments) {

        public Choice {
            increments = List.copyOf(increments);
        }
    }
}

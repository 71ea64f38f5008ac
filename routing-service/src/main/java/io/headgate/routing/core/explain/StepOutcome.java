package io.headgate.routing.core.explain;

import io.headgate.model.routing.v1.DecisionTrace.StepTrace;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.network.CompiledStep;
import io.headgate.routing.core.text.TraceText;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What came of one step of a plan for one lead.
 *
 * @param evaluated every candidate with its exclusion, in the order in which the step met them
 * @param consulted the counters that the choice compared
 * @param accruals what grows for those who qualified, chosen or not
 * @param arithmetic says the comparison in words; null when there was nothing to compare
 * @param waiting until when the lead waits; null exactly when it is not held
 */
public record StepOutcome(
        CompiledStep step,
        Result result,
        List<EvaluatedCandidate> evaluated,
        List<Candidate> chosen,
        List<CounterIncrement> consulted,
        List<CounterIncrement> accruals,
        @Nullable Supplier<String> arithmetic,
        @Nullable Wait waiting) {

    /** How a step ended. */
    public enum Result {
        CHOSEN,
        HELD,
        NOBODY,
        CONDITION_NOT_MET
    }

    /** Until when a lead waits, and for want of what. */
    public record Wait(Instant until, ReasonCode reason) {}

    /** The outcome of a step that takes no such leads. */
    public static StepOutcome conditionNotMet(CompiledStep step) {
        return new StepOutcome(step, Result.CONDITION_NOT_MET, List.of(), List.of(), List.of(), List.of(), null, null);
    }

    /** The name of the step's algorithm, as the configuration writes it. */
    public String algorithm() {
        return TraceText.lower(step.step().algorithm());
    }

    public StepTrace trace() {
        return new StepTrace(
                step.id(),
                algorithm(),
                step.step().condition(),
                result.name(),
                arithmetic == null ? null : arithmetic.get(),
                TraceBuilder.inFull(evaluated),
                TraceBuilder.together(evaluated));
    }
}

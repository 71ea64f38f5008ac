package io.headgate.model.routing.v1;

import io.headgate.model.shared.ReasonCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the decision came out as it did: every step walked and every candidate considered, with the first rule that
 * excluded it and the values compared. Complete enough to derive the choice again; holds no personal data.
 *
 * @param sentence the whole decision in one sentence for people
 * @param micros time the engine took
 */
public record DecisionTrace(@Nullable String planId, List<StepTrace> steps, String sentence, long micros) {

    public DecisionTrace {
        steps = List.copyOf(steps);
    }

    /**
     * One step of the plan, in the order walked. {@code result}: CHOSEN, HELD, NOBODY or CONDITION_NOT_MET.
     *
     * @param candidates the chosen ones and the first of the others, each in full
     * @param others in large pools the rest, those that were passed over for the same reason together
     */
    public record StepTrace(
            String stepId,
            String algorithm,
            @Nullable String condition,
            String result,
            @Nullable String arithmetic,
            List<CandidateTrace> candidates,
            List<PassedOver> others) {

        public StepTrace {
            candidates = List.copyOf(candidates);
            // Traces of earlier releases do not have it.
            others = others == null ? List.of() : List.copyOf(others);
        }

        public StepTrace(
                String stepId,
                String algorithm,
                @Nullable String condition,
                String result,
                @Nullable String arithmetic,
                List<CandidateTrace> candidates) {
            this(stepId, algorithm, condition, result, arithmetic, candidates, List.of());
        }
    }

    /**
     * Candidates that were passed over for the same reason.
     *
     * @param seen the value found in all of them; null where they differ
     * @param needed likewise
     */
    public record PassedOver(
            ReasonCode reason,
            @Nullable String seen,
            @Nullable String needed,
            List<String> endpointIds) {

        public PassedOver {
            endpointIds = List.copyOf(endpointIds);
        }
    }

    /**
     * One candidate. {@code reason} is null exactly for the chosen.
     *
     * @param right how it came to be a candidate: exclusive, shared, overflow; null for a pool by list
     * @param rightSource the territory right's path in the document, such as {@code territories[12]}
     * @param matchedBy which part of the area held the lead: zip 78717, county 48453, state TX, radius
     * @param seen the value found, such as "40"
     * @param needed the value needed, such as "less than 40 per day until 2026-03-02T00:00-06:00"
     */
    public record CandidateTrace(
            String endpointId,
            String clientId,
            boolean chosen,
            @Nullable String right,
            @Nullable Integer tier,
            @Nullable String rightSource,
            @Nullable String matchedBy,
            @Nullable ReasonCode reason,
            @Nullable String seen,
            @Nullable String needed) {}
}

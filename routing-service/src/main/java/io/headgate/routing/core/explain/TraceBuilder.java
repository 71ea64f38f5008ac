package io.headgate.routing.core.explain;

import io.headgate.model.routing.v1.DecisionTrace.CandidateTrace;
import io.headgate.model.routing.v1.DecisionTrace.PassedOver;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.network.Candidate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How candidates go on record: the chosen ones and the first of the others in full, the rest by name under the reason
 * that they share. So every candidate and its reason are there, and a pool of thousands still fits into one event.
 */
final class TraceBuilder {

    private static final int IN_FULL = 40;
    private static final int DIFFERENT_VALUES = 40;

    private record Why(
            ReasonCode reason,
            @Nullable String seen,
            @Nullable String needed) {}

    private TraceBuilder() {}

    static List<CandidateTrace> inFull(List<EvaluatedCandidate> evaluated) {
        var all = new ArrayList<CandidateTrace>();
        for (var i = 0; i < evaluated.size(); i++) {
            if (i < IN_FULL || evaluated.get(i).chosen()) {
                all.add(evaluated.get(i).trace());
            }
        }
        return all;
    }

    static List<PassedOver> together(List<EvaluatedCandidate> evaluated) {
        if (evaluated.size() <= IN_FULL) {
            return List.of();
        }
        Map<Why, List<String>> groups = new LinkedHashMap<>();
        for (var each : evaluated.subList(IN_FULL, evaluated.size())) {
            var exclusion = each.exclusion();
            if (exclusion != null) {
                groups.computeIfAbsent(why(exclusion, each.candidate(), groups), _ -> new ArrayList<>())
                        .add(each.candidate().id());
            }
        }
        var all = new ArrayList<PassedOver>();
        groups.forEach((why, ids) -> all.add(new PassedOver(why.reason(), why.seen(), why.needed(), ids)));
        return all;
    }

    /** With many different values only the reason counts. */
    private static Why why(Exclusion exclusion, Candidate candidate, Map<Why, List<String>> groups) {
        var said = exclusion.said(candidate);
        var exact = new Why(exclusion.reason(), said.seen(), said.needed());
        return groups.containsKey(exact) || groups.size() < DIFFERENT_VALUES
                ? exact
                : new Why(exclusion.reason(), null, null);
    }
}

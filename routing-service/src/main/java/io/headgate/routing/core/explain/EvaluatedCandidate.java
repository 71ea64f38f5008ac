package io.headgate.routing.core.explain;

import io.headgate.model.routing.v1.DecisionTrace.CandidateTrace;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.network.Candidate;
import org.jspecify.annotations.Nullable;

/** A candidate with the exclusion that kept it out; the candidate was chosen when there is none. */
public record EvaluatedCandidate(
        Candidate candidate, @Nullable Exclusion exclusion) {

    boolean chosen() {
        return exclusion == null;
    }

    CandidateTrace trace() {
        var right = candidate.right();
        var said = exclusion == null ? null : exclusion.said(candidate);
        return new CandidateTrace(
                candidate.id(),
                candidate.endpoint().clientId(),
                chosen(),
                candidate.rightName(),
                right == null ? null : right.tier(),
                right == null ? null : right.source(),
                candidate.matchedBy(),
                exclusion == null ? null : exclusion.reason(),
                said == null ? null : said.seen(),
                said == null ? null : said.needed());
    }
}

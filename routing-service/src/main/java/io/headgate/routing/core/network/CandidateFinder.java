package io.headgate.routing.core.network;

import io.headgate.routing.core.context.DecisionContext;
import java.util.ArrayList;
import java.util.List;

/** Finds the endpoints that a step could choose for a lead. */
public final class CandidateFinder {

    private CandidateFinder() {}

    /** Every endpoint that could be chosen, the best entitled first; one that holds several rights is there by its best. */
    public static List<Candidate> findCandidates(CompiledNetwork network, CompiledStep step, DecisionContext context) {
        var lead = context.lead();
        var place = lead.facts().location();
        var pool = step.pool();
        var all = new ArrayList<Candidate>();
        if (pool == null) {
            var confidence = LocationConfidence.of(network, lead);
            for (var match : network.rightsOver(lead)) {
                all.add(Candidate.byRight(step, match, confidence, place));
            }
        } else {
            for (var member : pool) {
                if (!step.poolOfOrders() || wantsAny(member.endpoint(), context)) {
                    all.add(Candidate.byList(step, member, place));
                }
            }
        }
        all.sort(network.tieBreak(step, lead).order());
        return pool == null ? oneEach(all, context) : all;
    }

    private static boolean wantsAny(CompiledEndpoint endpoint, DecisionContext context) {
        for (var order : endpoint.orders()) {
            if (order.wants(context)) {
                return true;
            }
        }
        return false;
    }

    /** Of the rights of one endpoint the best is kept, or the best that is in force and certain enough to win. */
    private static List<Candidate> oneEach(List<Candidate> ordered, DecisionContext context) {
        var best = new BestCandidatePerEndpoint(ordered.size());
        for (var candidate : ordered) {
            var known = best.bestOf(candidate.endpoint());
            if (known == null) {
                best.addCandidate(candidate);
            } else if (!counts(known, context) && counts(candidate, context)) {
                best.replace(known, candidate);
            }
        }
        return best.candidates();
    }

    private static boolean counts(Candidate candidate, DecisionContext context) {
        var right = candidate.right();
        return right == null || right.inForce(context.now()) && candidate.lowConfidence() == null;
    }
}

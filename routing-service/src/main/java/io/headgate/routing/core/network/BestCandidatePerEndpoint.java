package io.headgate.routing.core.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The best candidate of each endpoint, in order. */
final class BestCandidatePerEndpoint {

    private static final int FEW = 32;

    private final List<Candidate> candidates;
    private final @Nullable Map<CompiledEndpoint, Candidate> byEndpoint;

    public BestCandidatePerEndpoint(int most) {
        candidates = new ArrayList<>(most);
        // Looking through a short list is faster than a map.
        byEndpoint = most > FEW ? HashMap.newHashMap(most) : null;
    }

    @Nullable
    public Candidate bestOf(CompiledEndpoint endpoint) {
        if (byEndpoint != null) {
            return byEndpoint.get(endpoint);
        }
        for (var i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).endpoint() == endpoint) {
                return candidates.get(i);
            }
        }
        return null;
    }

    public void addCandidate(Candidate candidate) {
        candidates.add(candidate);
        if (byEndpoint != null) {
            byEndpoint.put(candidate.endpoint(), candidate);
        }
    }

    public void replace(Candidate known, Candidate better) {
        candidates.remove(known);
        addCandidate(better);
    }

    public List<Candidate> candidates() {
        return candidates;
    }
}

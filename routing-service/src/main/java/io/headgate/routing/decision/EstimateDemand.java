package io.headgate.routing.decision;

import io.headgate.routing.caps.CapLedger;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.routing.core.network.CompiledEndpoint;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.leads.LeadRoute;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Finds everything that deciding leads may touch: counters, which it opens, and endpoints that refuse duplicates. */
@Component
class EstimateDemand {

    private final DecisionEngine engine;
    private final CapLedger caps;

    EstimateDemand(DecisionEngine engine, CapLedger caps) {
        this.engine = engine;
        this.caps = caps;
    }

    /** Opens the counters that deciding these leads may raise, and returns their ids. */
    Map<Bucket, Long> openCounters(CompiledNetwork network, List<LeadRoute> leads, Instant now) {
        Map<Bucket, CounterIncrement> union = new LinkedHashMap<>();
        for (var lead : leads) {
            engine.footprint(network, lead.snapshot(), now)
                    .forEach(increment -> union.putIfAbsent(increment.bucket(), increment));
        }
        return caps.open(union.values());
    }

    /** The candidates of a lead that refuse a person whom they were sent before. */
    Set<String> dedupingCandidates(CompiledNetwork network, LeadRoute lead, Instant now) {
        var ids = new TreeSet<String>();
        engine.candidates(network, lead.snapshot(), now).stream()
                .filter(endpoint -> endpoint.dedupe() != null)
                .map(CompiledEndpoint::id)
                .forEach(ids::add);
        return ids;
    }
}

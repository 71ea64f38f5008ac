package io.headgate.routing.decision;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.routing.caps.BatchCounters;
import io.headgate.routing.caps.CapLedger;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.context.DedupeKeys;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.decision.Decision;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.routing.core.network.CompiledEndpoint;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.dedupe.EndpointDedupeStore;
import io.headgate.routing.leads.LeadRoute;
import io.headgate.routing.leads.LeadRoutes;
import io.headgate.routing.live.LiveNetwork;
import io.headgate.routing.reservations.FreedSlots;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How things stand, for those who only look: nothing is locked, taken or written. */
@Component
public class DecisionPreview {

    private static final long NO_ROW = -1;

    private final LiveNetwork live;
    private final DecisionEngine engine;
    private final CapLedger caps;
    private final EndpointDedupeStore dedupe;
    private final LeadRoutes routes;
    private final EstimateDemand demand;
    private final DecideInMemory memory;

    DecisionPreview(
            LiveNetwork live,
            DecisionEngine engine,
            CapLedger caps,
            EndpointDedupeStore dedupe,
            LeadRoutes routes,
            EstimateDemand demand,
            DecideInMemory memory) {
        this.live = live;
        this.engine = engine;
        this.caps = caps;
        this.dedupe = dedupe;
        this.routes = routes;
        this.demand = demand;
        this.memory = memory;
    }

    /** A lead that routing knows. */
    public record KnownLead(LeadFacts facts, List<CheckResult> checks) {

        public KnownLead {
            checks = List.copyOf(checks);
        }
    }

    public CompiledNetwork live() {
        return live.state().network();
    }

    /**
     * Compiles a document that is not live.
     *
     * @throws RuntimeException when it holds a condition, an hour or a zone that cannot be read
     */
    public CompiledNetwork compile(ConfigDocument document, int version) {
        return live.compile(document, version);
    }

    /** The world as a decision about this lead would see it, with the counters that it may look at. */
    @Transactional(readOnly = true)
    public DecisionInputs context(CompiledNetwork network, LeadSnapshot lead, Instant now) {
        var footprint = engine.footprint(network, lead, now);
        var counts = new BatchCounters(Integer.MAX_VALUE)
                .with(caps.peek(footprint.stream().map(CounterIncrement::bucket).toList()));
        // A cap that is not live does not count, even if there is a counter from when it was.
        var counting = live().caps().map(CompiledCap::key).collect(Collectors.toSet());
        counts.with(footprint.stream()
                .filter(charge -> charge.isCap()
                        && (!counts.hasCounter(charge.bucket())
                                || !counting.contains(charge.bucket().key())))
                .map(charge ->
                        new BatchCounters.Snapshot(NO_ROW, charge.bucket(), null, 0, caps.wouldHaveTaken(charge), null))
                .toList());
        var endpoints = engine.candidates(network, lead, now).stream()
                .map(CompiledEndpoint::id)
                .toList();
        dedupe.readOfOthers(lead.leadId(), DedupeKeys.keysOf(lead.facts()), endpoints, counts::sent);
        return live.context(now, counts);
    }

    /**
     * What would be decided about these leads now, one after the other. Counters may be opened, as for a decision; nothing
     * is locked, taken or written.
     */
    public List<Decision> previewDecisions(List<LeadRoute> asks, Instant at) {
        var now = at.truncatedTo(ChronoUnit.MICROS);
        var network = live();
        var batch = new DecisionBatch(asks, FreedSlots.NONE, network, demand.openCounters(network, asks, now), now);
        var counters = new BatchCounters(network.version());
        for (var ask : asks) {
            dedupe.readOfOthers(
                    ask.leadId(),
                    DedupeKeys.keysOf(ask.facts()),
                    demand.dedupingCandidates(network, ask, now),
                    counters::sent);
        }
        return memory.decide(batch, counters.with(caps.snapshotsOf(batch.everyCounter())))
                .decisions();
    }

    public Optional<KnownLead> lead(LeadId id) {
        return routes.find(id).map(route -> new KnownLead(route.facts(), route.checks()));
    }
}

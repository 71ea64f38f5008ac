package io.headgate.routing.decision;

import io.headgate.routing.config.RoutingMetrics;
import io.headgate.routing.leads.FreedCapacity;
import io.headgate.routing.leads.LeadRoute;
import io.headgate.routing.live.LiveNetwork;
import io.headgate.routing.reservations.FreedSlots;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Decides a batch of leads in the caller's transaction: opens what it may need, decides under lock, and records all of it.
 * Slots that are given back in the same transaction are free for the leads of the batch.
 */
@Component
public class DecideLeads {

    private final LiveNetwork live;
    private final EstimateDemand demand;
    private final DecideUnderLock underLock;
    private final RecordDecisions record;
    private final FreedCapacity capacity;
    private final RoutingMetrics metrics;

    DecideLeads(
            LiveNetwork live,
            EstimateDemand demand,
            DecideUnderLock underLock,
            RecordDecisions record,
            FreedCapacity capacity,
            RoutingMetrics metrics) {
        this.live = live;
        this.demand = demand;
        this.underLock = underLock;
        this.record = record;
        this.capacity = capacity;
        this.metrics = metrics;
    }

    /**
     * Opens the counters that deciding these leads may need, before the transaction in which they are decided. What is
     * still missing there, because the configuration or a window has changed since, fails the decision as stale.
     */
    public void openCounters(List<LeadRoute> leads, Instant now) {
        demand.openCounters(live.state().network(), leads, now);
    }

    public void decide(List<LeadRoute> asks, Instant now) {
        decide(asks, FreedSlots.NONE, now);
    }

    /** Gives back what the slots free, then decides the leads. */
    public void decide(List<LeadRoute> asks, FreedSlots freed, Instant at) {
        if (asks.isEmpty() && freed.isEmpty()) {
            return;
        }
        var started = System.nanoTime();
        // As exact as the database keeps it, so that what is decided again later is decided at the same moment.
        var now = at.truncatedTo(ChronoUnit.MICROS);
        var network = live.state().network();
        record.prepare(network);
        var batch = new DecisionBatch(asks, freed, network, demand.openCounters(network, asks, now), now);
        record.record(underLock.decide(batch));
        if (!freed.refunds().isEmpty()) {
            // What this batch took of it again is found taken when the held leads are decided.
            capacity.rememberAfterCommit(freed.capKeys(), freed.refunds().size());
        }
        metrics.batch(Duration.ofNanos(System.nanoTime() - started));
    }
}

package io.headgate.routing.decision;

import io.headgate.messaging.database.AfterCommit;
import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.person.Sealed;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.Stage;
import io.headgate.model.shared.Topics;
import io.headgate.routing.config.RoutingMetrics;
import io.headgate.routing.leads.LeadRoute;
import io.headgate.service.log.CanonicalLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Announces rounds as events, in the caller's transaction, and logs and measures them after its commit. */
@Component
class AnnounceDecisions {

    private final Outbox outbox;
    private final RoutingMetrics metrics;

    AnnounceDecisions(Outbox outbox, RoutingMetrics metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    void announce(List<DecidedRound> rounds, Instant now) {
        rounds.forEach(round -> appendEvents(round, now));
        AfterCommit.run(() -> rounds.forEach(round -> report(round, now)));
    }

    private void appendEvents(DecidedRound decided, Instant now) {
        var after = decided.after();
        for (var allocation : decided.allocations()) {
            outbox.append(
                    Topics.LEADS_ROUTED,
                    new LeadRouted(
                            after.leadId(),
                            now,
                            after.round(),
                            after.configVersion(),
                            allocation,
                            after.facts(),
                            contactOf(decided.before())));
        }
        outbox.append(
                Topics.LEAD_EVENTS,
                new LeadDecided(
                        after.leadId(),
                        now,
                        after.round(),
                        after.configVersion(),
                        decided.outcome(),
                        decided.reason(),
                        decided.heldUntil(),
                        after.facts(),
                        decided.allocations(),
                        decided.trace()));
        if (decided.outcome() == DecisionOutcome.REJECTED) {
            outbox.append(
                    Topics.LEAD_EVENTS,
                    new LeadClosed(after.leadId(), now, Outcome.REJECTED, Stage.ROUTING, decided.reason(), null, null));
        }
    }

    /** Announces that the lead reached an endpoint. */
    void announceDelivered(LeadRoute route, Instant now) {
        outbox.append(
                Topics.LEAD_EVENTS,
                new LeadClosed(route.leadId(), now, Outcome.DELIVERED, Stage.ROUTING, null, null, null));
    }

    private void report(DecidedRound decided, Instant now) {
        var after = decided.after();
        metrics.decided(decided.outcome(), decided.reason(), decided.trace().micros());
        if (after.round() == 1) {
            metrics.firstDecision(Duration.between(after.facts().receivedAt(), now));
        }
        CanonicalLine.of("lead.routed")
                .lead(after.leadId())
                .with("round", after.round())
                .with("outcome", decided.outcome())
                .with("reason", decided.reason())
                .with("config_version", after.configVersion())
                .with("plan_id", decided.trace().planId())
                .with(
                        "endpoint_id",
                        decided.allocations().isEmpty()
                                ? null
                                : decided.allocations().getFirst().endpointId())
                .with("recipients", decided.allocations().size())
                .with("decision_micros", decided.trace().micros())
                .write();
    }

    private static Sealed contactOf(LeadRoute route) {
        var contact = route.contact();
        if (contact == null) {
            throw new IllegalStateException("a closed lead cannot be routed");
        }
        return contact;
    }
}

package io.headgate.routing.decision;

import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.leads.LeadRoute;
import io.headgate.routing.leads.LeadRoutes;
import io.headgate.routing.leads.RouteState;
import io.headgate.routing.live.LiveNetwork;
import io.headgate.routing.live.WaitingLimits;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides validated leads; those that a person must see first are parked. */
@Component
class RouteLeadHandler implements EventHandler<LeadValidated, @Nullable Void> {

    private final LeadRoutes routes;
    private final DecideLeads decisions;
    private final RecordRounds rounds;
    private final LiveNetwork live;
    private final WaitingLimits limits;
    private final Clock clock;

    RouteLeadHandler(
            LeadRoutes routes,
            DecideLeads decisions,
            RecordRounds rounds,
            LiveNetwork live,
            WaitingLimits limits,
            Clock clock) {
        this.routes = routes;
        this.decisions = decisions;
        this.rounds = rounds;
        this.live = live;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public @Nullable Void prepare(ReceivedEvent<LeadValidated> received) {
        var event = received.event();
        if (event.outcome() == ValidationOutcome.CONTINUE) {
            decisions.openCounters(List.of(fresh(event)), clock.instant());
        }
        return null;
    }

    // A lead that has a route is passed over; of two workers that add it at once the key lets one through.
    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public void apply(List<Prepared<LeadValidated, @Nullable Void>> batch) {
        var now = clock.instant();
        var events = batch.stream().map(prepared -> prepared.received().event()).toList();
        var known = new HashSet<>(
                routes.lock(events.stream().map(LeadValidated::leadId).toList()).keySet());
        var asks = new ArrayList<LeadRoute>();
        var parked = new ArrayList<DecidedRound>();
        for (var event : events) {
            if (!known.add(event.leadId())) {
                continue;
            }
            switch (event.outcome()) {
                case CONTINUE -> asks.add(fresh(event));
                case REVIEW -> parked.add(parked(event, now));
                // Validation closes what its policy rejects and sends it to nobody.
                case REJECT -> {}
            }
        }
        rounds.record(parked, now);
        decisions.decide(asks, now);
    }

    private LeadRoute fresh(LeadValidated event) {
        var received = event.facts().receivedAt();
        var lead = new LeadSnapshot(event.leadId(), event.facts(), event.checks(), received);
        var freshness = limits.freshness(lead);
        return new LeadRoute(
                event.leadId(),
                0,
                RouteState.HELD,
                null,
                event.facts(),
                event.checks(),
                event.contact(),
                Set.of(),
                received.plus(freshness),
                null,
                0,
                Set.of());
    }

    private DecidedRound parked(LeadValidated event, Instant now) {
        var asking = event.checks().stream()
                .filter(check -> check.action().equalsIgnoreCase("review"))
                .toList();
        var why = asking.isEmpty() ? null : asking.getFirst().reason();
        return DecidedRound.withoutEngine(
                fresh(event).expiringAt(now.plus(limits.review())),
                DecisionOutcome.REVIEW,
                why,
                "The source's policy wants a person to look at the lead first%s.".formatted(because(asking)),
                live.state().network().version());
    }

    private static String because(List<CheckResult> asking) {
        return asking.isEmpty()
                ? ""
                : ", because of the check of its %s"
                        .formatted(String.join(
                                " and ", asking.stream().map(CheckResult::check).toList()));
    }
}

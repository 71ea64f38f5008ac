package io.headgate.routing.holds;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.decision.Decision;
import io.headgate.routing.decision.DecisionPreview;
import io.headgate.routing.leads.RouteState;
import io.headgate.routing.live.WaitingLimits;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Shows what would become of leads that wait if they were decided now. */
@Component
class HoldPreview {

    /** So many leads and so much money for one endpoint. */
    record Share(String endpointId, int leads, Money price) {}

    /**
     * What would become of leads if they were decided now, one after the other.
     *
     * @param leads how many were looked at: those that wait
     * @param allocated how many of them would be placed
     * @param rejected how many would end, by reason
     * @param gone those that wait no more, or never did
     */
    record Preview(
            List<Share> placed,
            int leads,
            int allocated,
            int held,
            int review,
            Map<ReasonCode, Integer> rejected,
            int gone) {}

    private final HeldLeadQuery heldLeads;
    private final DecisionPreview preview;
    private final WaitingLimits limits;
    private final Clock clock;

    HoldPreview(HeldLeadQuery heldLeads, DecisionPreview preview, WaitingLimits limits, Clock clock) {
        this.heldLeads = heldLeads;
        this.preview = preview;
        this.limits = limits;
        this.clock = clock;
    }

    /** What would become of these leads if they were decided now; nothing is locked or taken. */
    Preview preview(List<LeadId> ids) {
        var waiting = heldLeads.findRoutes(ids).stream()
                .filter(lead -> lead.state() == RouteState.HELD || lead.state() == RouteState.REVIEW)
                .toList();
        var now = clock.instant();
        var asks = waiting.stream()
                .map(lead -> lead.state() == RouteState.REVIEW ? lead.expiringAt(now.plus(limits.freshness())) : lead)
                .toList();
        var decisions = asks.isEmpty() ? List.<Decision>of() : preview.previewDecisions(asks, now);
        var rejected = new TreeMap<ReasonCode, Integer>();
        decisions.stream()
                .filter(decision -> decision.outcome() == DecisionOutcome.REJECTED && decision.reason() != null)
                .forEach(decision -> rejected.merge(decision.reason(), 1, Integer::sum));
        return new Preview(
                shares(decisions),
                waiting.size(),
                count(decisions, DecisionOutcome.ALLOCATED),
                count(decisions, DecisionOutcome.HELD),
                count(decisions, DecisionOutcome.REVIEW),
                rejected,
                (int) ids.stream().distinct().count() - waiting.size());
    }

    private static int count(List<Decision> decisions, DecisionOutcome outcome) {
        return (int) decisions.stream()
                .filter(decision -> decision.outcome() == outcome)
                .count();
    }

    private static List<Share> shares(List<Decision> decisions) {
        var shares = new LinkedHashMap<String, Share>();
        for (var decision : decisions) {
            for (var choice : decision.choices()) {
                shares.merge(
                        choice.endpointId(),
                        new Share(choice.endpointId(), 1, choice.price()),
                        (a, b) -> new Share(
                                a.endpointId(), a.leads() + b.leads(), a.price().plus(b.price())));
            }
        }
        return new ArrayList<>(shares.values());
    }
}

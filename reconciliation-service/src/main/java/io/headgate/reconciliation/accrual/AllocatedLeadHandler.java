package io.headgate.reconciliation.accrual;

import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.model.config.PayableOn;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.reconciliation.core.CostDecision;
import java.util.List;
import org.springframework.stereotype.Component;

/** A lead that is allocated for the first time becomes payable, where the contract says accepted. */
@Component
class AllocatedLeadHandler implements EventHandler<LeadDecided, CostDecision> {

    private final LeadCosts costs;

    AllocatedLeadHandler(LeadCosts costs) {
        this.costs = costs;
    }

    @Override
    public CostDecision prepare(ReceivedEvent<LeadDecided> received) {
        var decided = received.event();
        if (decided.outcome() != DecisionOutcome.ALLOCATED) {
            return new CostDecision.NotPayable();
        }
        return costs.decide(PayableOn.ACCEPTED, decided.facts(), decided.configVersion());
    }

    // A lead becomes payable once, by the key of its row.
    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public void apply(List<Prepared<LeadDecided, CostDecision>> batch) {
        costs.accrue(batch.stream()
                .map(prepared -> new LeadCosts.CostTrigger(
                        prepared.received().event().leadId(),
                        prepared.received().event().facts(),
                        prepared.received().event().at(),
                        prepared.work()))
                .toList());
    }
}

package io.headgate.reconciliation.accrual;

import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.model.config.BillingMode;
import io.headgate.model.config.PayableOn;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.reconciliation.core.ClientCard;
import io.headgate.reconciliation.core.CostDecision;
import io.headgate.reconciliation.core.DeliveredLead;
import io.headgate.reconciliation.core.RateCards;
import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.posting.DeliveryCharge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** An accepted delivery is charged to its client, and makes the lead payable where the contract says delivered. */
@Component
class DeliveredLeadHandler implements EventHandler<DeliveryFinished, Optional<DeliveredLeadHandler.Settlement>> {

    private final RateCards cards;
    private final LeadCosts costs;
    private final JdbcAccruals tables;
    private final ClaimWithdrawals kept;

    DeliveredLeadHandler(RateCards cards, LeadCosts costs, JdbcAccruals tables, ClaimWithdrawals kept) {
        this.cards = cards;
        this.costs = costs;
        this.tables = tables;
        this.kept = kept;
    }

    /** What an accepted delivery of a real lead means. */
    record Settlement(DeliveredLead delivered, CostDecision cost) {}

    @Override
    public Optional<Settlement> prepare(ReceivedEvent<DeliveryFinished> received) {
        var finished = received.event();
        if (finished.outcome() != DeliveryOutcome.ACCEPTED || finished.facts().test()) {
            return Optional.empty();
        }
        var allocation = finished.allocation();
        // A client that was answered out of the configuration still owes for what it accepted.
        var card = cards.client(allocation.clientId(), finished.configVersion())
                .orElseGet(() -> new ClientCard(
                        allocation.clientId(), BillingMode.INVOICE, null, "brand", finished.configVersion()));
        var delivered = new DeliveredLead(
                allocation.deliveryId(),
                finished.leadId(),
                allocation.clientId(),
                allocation.endpointId(),
                finished.facts().sourceId(),
                finished.price(),
                card.billing(),
                card.brandId(),
                card.version(),
                finished.facts().receivedAt(),
                finished.at());
        var cost = costs.decide(PayableOn.DELIVERED, finished.facts(), finished.configVersion());
        return Optional.of(new Settlement(delivered, cost));
    }

    // A delivery is charged once, by the key of its row.
    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public void apply(List<Prepared<DeliveryFinished, Optional<Settlement>>> batch) {
        costs.begin();
        var delivered = new ArrayList<JdbcAccruals.Delivered>();
        var triggers = new ArrayList<LeadCosts.CostTrigger>();
        for (var prepared : batch) {
            var finished = prepared.received().event();
            prepared.work().ifPresent(settlement -> {
                delivered.add(new JdbcAccruals.Delivered(settlement.delivered(), finished));
                triggers.add(new LeadCosts.CostTrigger(
                        finished.leadId(), finished.facts(), finished.at(), settlement.cost()));
            });
        }
        var fresh = tables.insertDelivered(delivered);
        var entries = new ArrayList<Entry>();
        var accepted = new ArrayList<DeliveredLead>();
        for (var each : delivered) {
            if (fresh.remove(each.lead().deliveryId())) {
                accepted.add(each.lead());
                new DeliveryCharge(each.lead()).toEntry().ifPresent(entries::add);
            }
        }
        entries.addAll(costs.entriesFor(triggers));
        entries.addAll(kept.entriesFor(accepted));
        costs.post(entries);
    }
}

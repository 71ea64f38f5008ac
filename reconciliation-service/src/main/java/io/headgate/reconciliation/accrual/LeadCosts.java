package io.headgate.reconciliation.accrual;

import io.headgate.messaging.database.AfterCommit;
import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.config.PayableOn;
import io.headgate.model.reconciliation.v1.LedgerPosted;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Topics;
import io.headgate.reconciliation.config.ReconciliationMetrics;
import io.headgate.reconciliation.core.CostDecision;
import io.headgate.reconciliation.core.PayableLead;
import io.headgate.reconciliation.core.RateCards;
import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.ledger.Ledger;
import io.headgate.reconciliation.core.posting.LeadCost;
import io.headgate.reconciliation.storage.ReturnsLock;
import io.headgate.service.log.CanonicalLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes each lead payable to its source at most once, whichever fact and however many rounds say so. */
@Component
class LeadCosts {

    private final RateCards cards;
    private final JdbcAccruals tables;
    private final Ledger ledger;
    private final Outbox outbox;
    private final ReturnsLock lock;
    private final ReconciliationMetrics metrics;

    LeadCosts(
            RateCards cards,
            JdbcAccruals tables,
            Ledger ledger,
            Outbox outbox,
            ReturnsLock lock,
            ReconciliationMetrics metrics) {
        this.cards = cards;
        this.tables = tables;
        this.ledger = ledger;
        this.outbox = outbox;
        this.lock = lock;
        this.metrics = metrics;
    }

    /** A lead for which something may have become payable. */
    record CostTrigger(LeadId leadId, LeadFacts facts, Instant at, CostDecision decision) {}

    CostDecision decide(PayableOn fact, LeadFacts facts, int configVersion) {
        if (facts.test()) {
            return new CostDecision.NotPayable();
        }
        return cards.source(facts.sourceId(), configVersion)
                .map(card -> CostDecision.when(fact, card))
                .orElseGet(() -> new CostDecision.NoContract(facts.sourceId(), configVersion));
    }

    /** Before anything is locked: a transaction that records deliveries may begin with any other fact. */
    void begin() {
        lock.shareForDeliveries();
    }

    void accrue(List<CostTrigger> triggers) {
        begin();
        post(entriesFor(triggers));
    }

    /** The entries still to be posted; what is no entry is recorded here. */
    List<Entry> entriesFor(List<CostTrigger> triggers) {
        var payable = triggers.stream()
                .flatMap(trigger ->
                        payableLead(trigger).map(lead -> new JdbcAccruals.Payable(lead, trigger.facts())).stream())
                .toList();
        var fresh = tables.insertPayable(payable);
        var entries = new ArrayList<Entry>();
        for (var each : payable) {
            if (fresh.remove(each.lead().leadId())) {
                new LeadCost(each.lead()).toEntry().ifPresent(entries::add);
            }
        }
        for (var trigger : triggers) {
            switch (trigger.decision()) {
                case CostDecision.Payable _ -> {}
                case CostDecision.NotPayable() -> {}
                case CostDecision.NotPerLead(var card) ->
                    tables.find("COST_MODEL_NOT_PER_LEAD", card.sourceId(), card.version(), trigger.at());
                case CostDecision.NoContract(var source, var version) ->
                    tables.find("SOURCE_WITHOUT_CONTRACT", source, version, trigger.at());
            }
        }
        return entries;
    }

    void post(List<Entry> entries) {
        var posted = ledger.post(entries);
        outbox.appendAll(Topics.LEAD_EVENTS, posted);
        AfterCommit.run(() -> posted.forEach(this::record));
    }

    // After the commit, so that a repeated transaction counts once.
    private void record(LedgerPosted posted) {
        metrics.posted(posted.kind());
        CanonicalLine.of("ledger.posted")
                .lead(posted.leadId())
                .with("entry_id", posted.entryId())
                .with("kind", posted.kind())
                .with("source_id", posted.sourceId())
                .with("client_id", posted.clientId())
                .with("amount", posted.lines().getFirst().amount().amount())
                .write();
    }

    private static Optional<PayableLead> payableLead(CostTrigger trigger) {
        if (!(trigger.decision() instanceof CostDecision.Payable payable)) {
            return Optional.empty();
        }
        return Optional.of(new PayableLead(
                trigger.leadId(),
                payable.card().sourceId(),
                payable.card().vendorId(),
                payable.amount(),
                payable.card().version(),
                trigger.facts().receivedAt(),
                trigger.at()));
    }
}

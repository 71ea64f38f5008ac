package io.headgate.reconciliation.accrual;

import io.headgate.messaging.Outbox;
import io.headgate.model.config.PayableOn;
import io.headgate.model.reconciliation.v1.LedgerPosted;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Topics;
import io.headgate.reconciliation.config.ReconciliationMetrics;
import io.headgate.reconciliation.core.Bookings;
import io.headgate.reconciliation.core.CostDecision;
import io.headgate.reconciliation.core.Entry;
import io.headgate.reconciliation.core.Journal;
import io.headgate.reconciliation.core.PayableLead;
import io.headgate.reconciliation.core.RateCards;
import io.headgate.service.log.CanonicalLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Makes each lead payable to its source at most once, whichever fact and however many rounds say so. */
@Component
class LeadCosts {

    private final RateCards cards;
    private final AccrualTables tables;
    private final Journal journal;
    private final Outbox outbox;
    private final ReturnsTurn turn;
    private final ReconciliationMetrics metrics;

    LeadCosts(
            RateCards cards,
            AccrualTables tables,
            Journal journal,
            Outbox outbox,
            ReturnsTurn turn,
            ReconciliationMetrics metrics) {
        this.cards = cards;
        this.tables = tables;
        this.journal = journal;
        this.outbox = outbox;
        this.turn = turn;
        this.metrics = metrics;
    }

    /** A lead for which something may have become payable. */
    record Occasion(LeadId leadId, LeadFacts facts, Instant at, CostDecision decision) {}

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
        turn.ofDeliveries();
    }

    void accrue(List<Occasion> occasions) {
        begin();
        post(entriesFor(occasions));
    }

    /** The entries still to be posted; what is no entry is recorded here. */
    List<Entry> entriesFor(List<Occasion> occasions) {
        var payable = occasions.stream()
                .flatMap(occasion ->
                        payableLead(occasion).map(lead -> new AccrualTables.Payable(lead, occasion.facts())).stream())
                .toList();
        var fresh = tables.insertPayable(payable);
        var entries = new ArrayList<Entry>();
        for (var each : payable) {
            if (fresh.remove(each.lead().leadId())) {
                Bookings.leadCost(each.lead()).ifPresent(entries::add);
            }
        }
        for (var occasion : occasions) {
            switch (occasion.decision()) {
                case CostDecision.Payable _ -> {}
                case CostDecision.NotPayable() -> {}
                case CostDecision.NotPerLead(var card) ->
                    tables.find("COST_MODEL_NOT_PER_LEAD", card.sourceId(), card.version(), occasion.at());
                case CostDecision.NoContract(var source, var version) ->
                    tables.find("SOURCE_WITHOUT_CONTRACT", source, version, occasion.at());
            }
        }
        return entries;
    }

    void post(List<Entry> entries) {
        var posted = journal.post(entries);
        outbox.appendAll(Topics.LEAD_EVENTS, posted);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                posted.forEach(LeadCosts.this::record);
            }
        });
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

    private static Optional<PayableLead> payableLead(Occasion occasion) {
        if (!(occasion.decision() instanceof CostDecision.Payable payable)) {
            return Optional.empty();
        }
        return Optional.of(new PayableLead(
                occasion.leadId(),
                payable.card().sourceId(),
                payable.card().vendorId(),
                payable.amount(),
                payable.card().version(),
                occasion.facts().receivedAt(),
                occasion.at()));
    }
}

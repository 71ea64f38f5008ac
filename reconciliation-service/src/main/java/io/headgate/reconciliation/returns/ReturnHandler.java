package io.headgate.reconciliation.returns;

import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.config.ReturnPolicy;
import io.headgate.model.person.Sealed;
import io.headgate.model.reconciliation.v1.LeadReturned;
import io.headgate.model.reconciliation.v1.ReturnDecided;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.ReturnId;
import io.headgate.model.shared.Topics;
import io.headgate.reconciliation.core.ClientCard;
import io.headgate.reconciliation.core.DeliveredLead;
import io.headgate.reconciliation.core.PayableLead;
import io.headgate.reconciliation.core.RateCards;
import io.headgate.reconciliation.core.ReturnRules;
import io.headgate.reconciliation.core.ReturnVerdict;
import io.headgate.reconciliation.core.SourceCard;
import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.ledger.Ledger;
import io.headgate.reconciliation.core.ledger.PartyType;
import io.headgate.reconciliation.core.posting.ReturnCredit;
import io.headgate.reconciliation.core.posting.SourceClaim;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides a return under the client's agreement and, once approved, claims the lead back under the source's: both as
 * agreed when the lead was delivered and accepted, in one transaction with the entries they cause.
 */
@Component
class ReturnHandler {

    private final JdbcReturns tables;
    private final RateCards cards;
    private final Ledger ledger;
    private final Outbox outbox;
    private final ReturnNotes notes;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ReturnHandler(
            JdbcReturns tables,
            RateCards cards,
            Ledger ledger,
            Outbox outbox,
            ReturnNotes notes,
            TransactionTemplate transactions,
            Clock clock) {
        this.tables = tables;
        this.cards = cards;
        this.ledger = ledger;
        this.outbox = outbox;
        this.notes = notes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The two agreements that apply. */
    private record Agreements(
            @Nullable ReturnPolicy client, @Nullable ReturnPolicy source) {}

    ReturnOutcome handle(ReturnRequest.Checked request) {
        var found = tables.delivered(request.clientId(), request.deliveryId(), request.leadId());
        if (found.isEmpty()) {
            return new ReturnOutcome.NotDelivered();
        }
        if (found.size() > 1) {
            return new ReturnOutcome.Ambiguous();
        }
        var delivered = found.getFirst();
        var payable = tables.payable(delivered.leadId());
        var agreements = agreements(delivered, payable);
        var id = new ReturnId(EventIds.next());
        var note = notes.seal(id, request.note());
        return transactions.execute(status -> decide(delivered, payable, agreements, id, request.reason(), note));
    }

    // Looked up before the transaction: a version that is still on its way is waited for without holding locks.
    private Agreements agreements(DeliveredLead delivered, Optional<PayableLead> payable) {
        var client = cards.client(delivered.clientId(), delivered.rateCardVersion())
                .map(ClientCard::returns)
                .orElse(null);
        var source = payable.flatMap(lead -> cards.source(lead.sourceId(), lead.rateCardVersion()))
                .map(SourceCard::returns)
                .orElse(null);
        return new Agreements(client, source);
    }

    private ReturnOutcome decide(
            DeliveredLead delivered,
            Optional<PayableLead> payable,
            Agreements agreements,
            ReturnId id,
            String reason,
            @Nullable Sealed note) {
        tables.lockReturns();
        tables.lockQuota(PartyType.CLIENT, delivered.clientId());
        for (var earlier : tables.returnsOf(delivered.deliveryId())) {
            if (earlier.reason().equals(reason)) {
                return new ReturnOutcome.Repeated(earlier);
            }
            if (earlier.decision().approved()) {
                return new ReturnOutcome.AlreadyMade(earlier.returnId());
            }
        }
        // As precise as the database keeps it, so that the first answer and its repetition are the same.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var decision = decideForClient(delivered, agreements.client(), reason, now);
        var nobodyKeepsIt = decision.approved() && !tables.keptByAnother(delivered.leadId(), delivered.deliveryId());
        var claim = decision.approved()
                ? claim(payable, nobodyKeepsIt, agreements.source(), reason, now)
                : LeadReturn.Claim.NONE;
        var made = new LeadReturn(
                id,
                delivered.deliveryId(),
                delivered.leadId(),
                delivered.clientId(),
                delivered.endpointId(),
                delivered.sourceId(),
                reason,
                note,
                now,
                decision,
                claim,
                delivered.price());
        tables.insert(made);
        post(made, delivered, payable);
        if (nobodyKeepsIt) {
            outbox.append(Topics.LEAD_EVENTS, new LeadReturned(made.leadId(), now, true, reason, claim.made()));
        }
        return new ReturnOutcome.Decided(made);
    }

    private LeadReturn.Decision decideForClient(
            DeliveredLead delivered, @Nullable ReturnPolicy policy, String reason, Instant now) {
        var volume = tables.volume(PartyType.CLIENT, delivered.clientId(), now.minus(ReturnRules.RATE_PERIOD));
        var request = new ReturnRules.Request(reason, delivered.deliveredAt(), now);
        return switch (ReturnRules.decide(policy, request, volume)) {
            case ReturnVerdict.Covered(var remedy) -> new LeadReturn.Decision(remedy, null, null);
            case ReturnVerdict.NotCovered(var code, var rule) -> new LeadReturn.Decision(null, code, rule);
        };
    }

    // The cost is one for the lead, so it is claimed whole once no client keeps it, by the return that brought
    // that about.
    // The source's clock starts when it sent the lead, not when the client got it.
    private LeadReturn.Claim claim(
            Optional<PayableLead> payable,
            boolean nobodyKeepsIt,
            @Nullable ReturnPolicy policy,
            String reason,
            Instant now) {
        if (!nobodyKeepsIt) {
            return notClaimed(ReasonCode.RETURN_LEAD_KEPT, "another client keeps the lead");
        }
        var lead = payable.orElse(null);
        if (lead == null || lead.cost().micros() == 0) {
            return notClaimed(ReasonCode.RETURN_REASON_NOT_ALLOWED, "nothing is owed for the lead");
        }
        tables.lockQuota(PartyType.SOURCE, lead.sourceId());
        if (tables.claimed(lead.leadId())) {
            return notClaimed(ReasonCode.RETURN_ALREADY_MADE, "the lead was claimed with another client's return");
        }
        var volume = tables.volume(PartyType.SOURCE, lead.sourceId(), now.minus(ReturnRules.RATE_PERIOD));
        var request = new ReturnRules.Request(reason, lead.receivedAt(), now);
        return switch (ReturnRules.decide(policy, request, volume)) {
            case ReturnVerdict.Covered ignored -> LeadReturn.Claim.MADE;
            case ReturnVerdict.NotCovered(var code, var rule) -> notClaimed(code, rule);
        };
    }

    private static LeadReturn.Claim notClaimed(ReasonCode code, String rule) {
        return new LeadReturn.Claim(false, code, rule);
    }

    private void post(LeadReturn made, DeliveredLead delivered, Optional<PayableLead> payable) {
        var entries = new ArrayList<Entry>();
        if (made.decision().approved()) {
            new ReturnCredit(made.returnId(), delivered, made.decidedAt(), made.reason())
                    .toEntry()
                    .ifPresent(entries::add);
        }
        if (made.claim().made()) {
            payable.flatMap(lead -> new SourceClaim(
                                    made.returnId(),
                                    lead,
                                    tables.withdrawnClaims(lead.leadId()),
                                    made.decidedAt(),
                                    made.reason())
                            .toEntry())
                    .ifPresent(entries::add);
        }
        var posted = ledger.post(entries);
        outbox.append(Topics.LEAD_EVENTS, fact(made));
        outbox.appendAll(Topics.LEAD_EVENTS, posted);
    }

    private static ReturnDecided fact(LeadReturn made) {
        return new ReturnDecided(
                made.returnId(),
                made.leadId(),
                made.deliveryId(),
                made.clientId(),
                made.endpointId(),
                made.decidedAt(),
                made.reason(),
                made.decision().approved(),
                made.decision().refusal(),
                made.claim().made(),
                made.claim().refusal());
    }
}

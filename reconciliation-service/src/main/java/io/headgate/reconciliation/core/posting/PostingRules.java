package io.headgate.reconciliation.core.posting;

import static io.headgate.reconciliation.core.ledger.AccountCode.BUYER_PREPAID;
import static io.headgate.reconciliation.core.ledger.AccountCode.BUYER_UNBILLED;
import static io.headgate.reconciliation.core.ledger.AccountCode.CHARGEBACK_INTERNAL;
import static io.headgate.reconciliation.core.ledger.AccountCode.LEAD_COST;
import static io.headgate.reconciliation.core.ledger.AccountCode.RETURNS_ALLOWANCE;
import static io.headgate.reconciliation.core.ledger.AccountCode.REVENUE;
import static io.headgate.reconciliation.core.ledger.AccountCode.SOURCE_CREDIT_DUE;
import static io.headgate.reconciliation.core.ledger.AccountCode.SOURCE_PAYABLE;

import io.headgate.model.config.BillingMode;
import io.headgate.model.shared.ReturnId;
import io.headgate.reconciliation.core.DeliveredLead;
import io.headgate.reconciliation.core.PayableLead;
import io.headgate.reconciliation.core.ledger.Account;
import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.ledger.EntryKind;
import io.headgate.reconciliation.core.ledger.EntrySubject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which accounts each event moves. Nothing is posted where nothing is owed. */
public final class PostingRules {

    private static final String PIPELINE = "pipeline";

    private PostingRules() {}

    /** A lead became payable to its source's vendor. */
    public static Optional<Entry> leadCost(PayableLead lead) {
        if (lead.cost().micros() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Entry(
                EntryKind.LEAD_COST,
                "cost:" + lead.leadId(),
                lead.payableAt(),
                subjectOf(lead, null),
                lead.rateCardVersion(),
                PIPELINE,
                null,
                Entry.move(
                        lead.cost(),
                        Account.ofSource(LEAD_COST, lead.sourceId()),
                        Account.ofSource(SOURCE_PAYABLE, lead.sourceId()))));
    }

    /** A lead that had become payable ended without anybody taking it: its source is owed nothing. */
    public static Optional<Entry> leadCostReversed(PayableLead lead, Instant at, String reason) {
        return leadCost(lead)
                .map(cost -> cost.reversed(
                        EntryKind.LEAD_COST_REVERSED,
                        "cost-reversed:" + lead.leadId(),
                        at,
                        subjectOf(lead, null),
                        reason));
    }

    /** A client has the lead and owes its price. */
    public static Optional<Entry> charge(DeliveredLead delivered) {
        if (delivered.price().micros() == 0) {
            return Optional.empty();
        }
        var earned = delivered.billing() == BillingMode.CHARGEBACK ? CHARGEBACK_INTERNAL : REVENUE;
        return Optional.of(new Entry(
                EntryKind.DELIVERY_CHARGE,
                "charge:" + delivered.deliveryId(),
                delivered.deliveredAt(),
                subjectOf(delivered, null),
                delivered.rateCardVersion(),
                PIPELINE,
                null,
                Entry.move(delivered.price(), owedBy(delivered), Account.ofBrand(earned, delivered.brandId()))));
    }

    /** The client's return was approved: its whole price is credited. */
    public static Optional<Entry> returnCredit(ReturnId returnId, DeliveredLead delivered, Instant at, String reason) {
        if (delivered.price().micros() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Entry(
                EntryKind.RETURN_CREDIT,
                "return:" + delivered.deliveryId(),
                at,
                subjectOf(delivered, returnId),
                delivered.rateCardVersion(),
                "client:" + delivered.clientId(),
                reason,
                Entry.move(
                        delivered.price(),
                        Account.ofBrand(RETURNS_ALLOWANCE, delivered.brandId()),
                        owedBy(delivered))));
    }

    /**
     * A lead that no client keeps is claimed back from its source: its whole cost, once however many clients had it.
     *
     * @param earlier how many claims of the lead were withdrawn before
     */
    public static Entry sourceClaim(ReturnId returnId, PayableLead lead, int earlier, Instant at, String reason) {
        var cause = "claim:" + lead.leadId();
        return new Entry(
                EntryKind.SOURCE_CLAIM,
                earlier == 0 ? cause : cause + ":" + earlier,
                at,
                subjectOf(lead, returnId),
                lead.rateCardVersion(),
                PIPELINE,
                reason,
                Entry.move(
                        lead.cost(),
                        Account.ofSource(SOURCE_CREDIT_DUE, lead.sourceId()),
                        Account.ofSource(LEAD_COST, lead.sourceId())));
    }

    /** A client accepted a lead after it had been claimed, and keeps it: the claim is withdrawn. */
    public static Entry claimWithdrawn(Entry claim, ReturnId returnId, PayableLead lead, Instant at, String reason) {
        return claim.reversed(
                EntryKind.SOURCE_CLAIM_WITHDRAWN, "claim-withdrawn:" + returnId, at, subjectOf(lead, returnId), reason);
    }

    private static EntrySubject subjectOf(PayableLead lead, @Nullable ReturnId returnId) {
        return new EntrySubject(lead.leadId(), null, returnId, lead.sourceId(), lead.vendorId(), null);
    }

    private static Account owedBy(DeliveredLead delivered) {
        var code = delivered.billing() == BillingMode.PREPAID ? BUYER_PREPAID : BUYER_UNBILLED;
        return Account.ofClient(code, delivered.clientId());
    }

    // A client's entry does not name the source: statements of one party must not show another.
    private static EntrySubject subjectOf(DeliveredLead delivered, @Nullable ReturnId returnId) {
        return new EntrySubject(delivered.leadId(), delivered.deliveryId(), returnId, null, null, delivered.clientId());
    }
}

package io.headgate.reconciliation.core;

import static io.headgate.reconciliation.core.AccountCode.BUYER_PREPAID;
import static io.headgate.reconciliation.core.AccountCode.BUYER_UNBILLED;
import static io.headgate.reconciliation.core.AccountCode.CHARGEBACK_INTERNAL;
import static io.headgate.reconciliation.core.AccountCode.LEAD_COST;
import static io.headgate.reconciliation.core.AccountCode.RETURNS_ALLOWANCE;
import static io.headgate.reconciliation.core.AccountCode.REVENUE;
import static io.headgate.reconciliation.core.AccountCode.SOURCE_CREDIT_DUE;
import static io.headgate.reconciliation.core.AccountCode.SOURCE_PAYABLE;

import io.headgate.model.config.BillingMode;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReturnId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which accounts each event moves. Nothing is posted where nothing is owed. */
public final class Bookings {

    private static final String PIPELINE = "pipeline";

    private Bookings() {}

    /** A lead became payable to its source's vendor. */
    public static Optional<Entry> leadCost(LeadId leadId, Instant at, SourceCard card, Money cost) {
        if (cost.micros() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Entry(
                EntryKind.LEAD_COST,
                "cost:" + leadId,
                at,
                new Subject(leadId, null, null, card.sourceId(), card.vendorId(), null),
                card.version(),
                PIPELINE,
                null,
                Entry.move(
                        cost,
                        Account.ofSource(LEAD_COST, card.sourceId()),
                        Account.ofSource(SOURCE_PAYABLE, card.sourceId()))));
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

    /** A returned lead is claimed back from its source: its whole cost, once per lead however many clients had it. */
    public static Entry sourceClaim(ReturnId returnId, PayableLead lead, Instant at, String reason) {
        return new Entry(
                EntryKind.SOURCE_CLAIM,
                "claim:" + lead.leadId(),
                at,
                new Subject(lead.leadId(), null, returnId, lead.sourceId(), lead.vendorId(), null),
                lead.rateCardVersion(),
                PIPELINE,
                reason,
                Entry.move(
                        lead.cost(),
                        Account.ofSource(SOURCE_CREDIT_DUE, lead.sourceId()),
                        Account.ofSource(LEAD_COST, lead.sourceId())));
    }

    private static Account owedBy(DeliveredLead delivered) {
        var code = delivered.billing() == BillingMode.PREPAID ? BUYER_PREPAID : BUYER_UNBILLED;
        return Account.ofClient(code, delivered.clientId());
    }

    // A client's entry does not name the source: statements of one party must not show another.
    private static Subject subjectOf(DeliveredLead delivered, @Nullable ReturnId returnId) {
        return new Subject(delivered.leadId(), delivered.deliveryId(), returnId, null, null, delivered.clientId());
    }
}

package io.headgate.reconciliation.core.ledger;

import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReturnId;
import org.jspecify.annotations.Nullable;

/**
 * What an entry is about.
 *
 * @param id names the subject among those of its type; of a lead it is the lead's own id
 * @param leadId the lead itself, or the one that a dispute is about; null where there is none
 */
public record EntrySubject(
        SubjectType type,
        String id,
        @Nullable LeadId leadId,
        @Nullable DeliveryId deliveryId,
        @Nullable ReturnId returnId) {

    public EntrySubject {
        var ofALead =
                switch (type) {
                    case LEAD -> true;
                    case PERIOD, INVOICE, DISPUTE -> false;
                };
        if (ofALead && (leadId == null || !leadId.toString().equals(id))) {
            throw new IllegalArgumentException("an entry about a lead has the lead's id");
        }
        if (leadId == null && (deliveryId != null || returnId != null)) {
            throw new IllegalArgumentException("a delivery and a return are of a lead");
        }
    }

    public static EntrySubject ofLead(LeadId lead) {
        return new EntrySubject(SubjectType.LEAD, lead.toString(), lead, null, null);
    }

    public static EntrySubject ofDelivery(DeliveryId delivery, LeadId lead) {
        return new EntrySubject(SubjectType.LEAD, lead.toString(), lead, delivery, null);
    }

    public static EntrySubject ofPeriod(String id) {
        return new EntrySubject(SubjectType.PERIOD, id, null, null, null);
    }

    public static EntrySubject ofInvoice(String id) {
        return new EntrySubject(SubjectType.INVOICE, id, null, null, null);
    }

    public static EntrySubject ofDispute(String id, @Nullable LeadId lead) {
        return new EntrySubject(SubjectType.DISPUTE, id, lead, null, null);
    }

    /** The same subject, and the return because of which money moves. */
    public EntrySubject becauseOf(ReturnId cause) {
        return new EntrySubject(type, id, leadId, deliveryId, cause);
    }

    /** How an entry's body names it. Bodies of leads' entries are as they were when there were no other subjects. */
    String inBody() {
        return switch (type) {
            case LEAD -> id;
            case PERIOD, INVOICE, DISPUTE -> type + ":" + id;
        };
    }
}

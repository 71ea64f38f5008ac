package io.headgate.reconciliation.core.ledger;

/** Why money moved. */
public enum EntryKind {
    /** A source's lead became payable. */
    LEAD_COST,
    /** A lead that had become payable ended without anybody taking it. */
    LEAD_COST_REVERSED,
    /** A client has a lead and owes its price. */
    DELIVERY_CHARGE,
    /** A client's return was approved. */
    RETURN_CREDIT,
    /** A returned lead is claimed back from its source. */
    SOURCE_CLAIM,
    /** A claimed lead was accepted by a further client, who keeps it. */
    SOURCE_CLAIM_WITHDRAWN
}

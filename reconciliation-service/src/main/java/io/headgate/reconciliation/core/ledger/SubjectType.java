package io.headgate.reconciliation.core.ledger;

/** What an entry can be about. */
public enum SubjectType {
    LEAD,
    /** A party's days between two dates, such as a month. */
    PERIOD,
    INVOICE,
    /** What a source or a client contests. */
    DISPUTE
}

package io.headgate.portal.core;

/** Where a lead stands, in the words of the glossary. */
public enum LeadStatus {
    RECEIVED,
    VALIDATED,
    ALLOCATED,
    DELIVERED,
    REJECTED,
    HELD,
    REVIEW,
    RETURNED,
    CONVERTED;

    /** Whether the brand took the lead from its source. */
    public boolean accepted() {
        return this == ALLOCATED || this == DELIVERED || this == RETURNED || this == CONVERTED;
    }
}

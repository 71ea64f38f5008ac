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
    CONVERTED,
    /** The endpoint may have it: the delivery ended without a certain answer, and nobody has resolved that yet. */
    UNCONFIRMED;

    /** Whether the brand took the lead from its source. */
    public boolean accepted() {
        return switch (this) {
            case ALLOCATED, DELIVERED, RETURNED, CONVERTED, UNCONFIRMED -> true;
            case RECEIVED, VALIDATED, REJECTED, HELD, REVIEW -> false;
        };
    }
}

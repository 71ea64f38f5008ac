package io.headgate.model.routing.v1;

/** What one round of routing decided. */
public enum DecisionOutcome {
    ALLOCATED,
    HELD,
    REVIEW,
    REJECTED
}

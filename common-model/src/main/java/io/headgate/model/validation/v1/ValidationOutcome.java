package io.headgate.model.validation.v1;

/** What the source's validation policy makes of all checks together. */
public enum ValidationOutcome {
    CONTINUE,
    REVIEW,
    REJECT
}

package io.headgate.model.shared;

/** How a lead ended. Every lead that got an id ends in exactly one. */
public enum Outcome {
    /** At least one endpoint accepted it. */
    DELIVERED,
    /** It ended early; the reason code says why. */
    REJECTED
}

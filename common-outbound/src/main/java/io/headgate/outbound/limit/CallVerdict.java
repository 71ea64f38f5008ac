package io.headgate.outbound.limit;

/** What one call says about the receiver's health. */
public enum CallVerdict {
    /** The receiver works, whatever it answered. */
    HEALTHY,
    /** One of the failures that open the circuit when there are too many. */
    FAILED,
    /** The receiver cannot be used as it is set up: one such call opens the circuit. */
    UNUSABLE,
    /** The receiver is gone: the circuit opens, and only a changed set-up begins a probe. */
    GONE
}

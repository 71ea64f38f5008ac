package io.headgate.outbound.limit;

/** Whether calls to a receiver are let through. */
public enum CircuitState {
    /** All calls. */
    CLOSED,
    /** One call, whose result decides what follows. */
    HALF_OPEN,
    /** None. */
    OPEN
}

package io.headgate.model.delivery.v1;

/** How one delivery ended. */
public enum DeliveryOutcome {
    /** The endpoint has the lead. */
    ACCEPTED,
    /** The endpoint refused it and certainly does not have it. */
    REJECTED,
    /** It could not be delivered and the endpoint certainly does not have it. */
    FAILED,
    /** It could not be confirmed; the endpoint may have it, so its slot and its exclusivity stay taken. */
    UNKNOWN
}

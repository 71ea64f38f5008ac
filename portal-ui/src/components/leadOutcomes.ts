/** Accepted by somebody, whatever became of it since: what is counted as delivered. */
export const everDelivered = 'DELIVERED,CONVERTED,RETURNED';

/** Taken from its source: what is counted as accepted, which a lead that waits or is rejected is not. */
export const acceptedFromSource = 'ALLOCATED,DELIVERED,RETURNED,CONVERTED,UNCONFIRMED';

package io.headgate.outbound.limit;

/** Whether a call is a first attempt or a retry: retries get a limited share, so a backlog cannot starve new leads. */
public enum AttemptPriority {
    FIRST,
    RETRY;

    /** The share of a bulkhead that retries may take; first attempts may take all of it. */
    static final double RETRY_SHARE = 0.3;

    static int retryPermits(int size) {
        return Math.max(1, (int) (size * RETRY_SHARE));
    }
}

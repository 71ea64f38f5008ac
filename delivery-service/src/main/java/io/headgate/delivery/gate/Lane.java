package io.headgate.delivery.gate;

/** First attempts and retries have places of their own, so that a backlog of retries cannot starve new leads. */
public enum Lane {
    FIRST,
    RETRY;

    /** The share of all places that retries may hold; first attempts may use all of them. */
    static final double RETRY_SHARE = 0.3;

    static int retryPlaces(int places) {
        return Math.max(1, (int) (places * RETRY_SHARE));
    }
}

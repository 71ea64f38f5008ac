package io.headgate.model.delivery.v1;

/** What one attempt's answer means (pipeline.md, "Default retry schedule"). */
public enum AttemptClass {
    /** The endpoint has the lead. */
    ACCEPTED,
    /** The endpoint understood and does not want it. */
    REJECTED,
    /** Nothing reached the endpoint: DNS, connect, TLS or a forbidden address. */
    NOT_SENT,
    /** The endpoint asks to come back: 408, 425, 429, 5xx. */
    RETRY,
    /** The endpoint may have it: time-out or reset after the request was written. */
    UNKNOWN,
    /** The set-up is wrong: 401, 403, 404 and the like. */
    MISCONFIGURED,
    /** 410: the endpoint is gone for good. */
    GONE
}

package io.headgate.outbound.core;

/** How far one request got. */
public sealed interface CallResult {

    /** There was an answer, if perhaps not all of it. */
    record Answered(HttpAnswer answer) implements CallResult {}

    /** The request certainly did not reach the receiver. */
    record NotSent(String detail) implements CallResult {}

    /** The address is forbidden; nothing was sent. */
    record Forbidden(String detail) implements CallResult {}

    /** The request was written, at least in part, and no answer came. */
    record Lost(String detail) implements CallResult {}
}

package io.headgate.delivery.core;

/** How far one request got. */
public sealed interface Exchange {

    /** There was an answer, if perhaps not all of it. */
    record Answered(Answer answer) implements Exchange {}

    /** The request certainly did not reach the receiver. */
    record NotSent(String detail) implements Exchange {}

    /** The address is forbidden; nothing was sent. */
    record Forbidden(String detail) implements Exchange {}

    /** The request was written, at least in part, and no answer came. */
    record Lost(String detail) implements Exchange {}
}

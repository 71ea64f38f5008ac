package io.headgate.delivery.transport;

import java.time.Instant;

/**
 * What a receiver is told about the attempt itself.
 *
 * @param number the attempt's number, from 1
 * @param possibleDuplicate whether an earlier attempt may have handed the lead over
 * @param replay whether an operator asked for it
 */
public record AttemptMarks(int number, boolean possibleDuplicate, boolean replay, Instant at, String traceparent) {}

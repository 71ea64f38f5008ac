package io.headgate.delivery.transport;

import io.headgate.delivery.core.AttemptOutcome;
import org.jspecify.annotations.Nullable;

/** How far one message got, and what that means for the delivery. */
public sealed interface SendResult {

    /** What the attempt came to. */
    AttemptOutcome outcome();

    /**
     * There was an answer, if perhaps not all of it.
     *
     * @param code the answer's code with its protocol, such as HTTP 503 or SMTP 550
     * @param httpStatus the same as a number where the protocol is HTTP
     * @param excerpt the answer's text, not yet redacted; null when it could not be read
     */
    record Answered(
            AttemptOutcome outcome,
            String code,
            @Nullable Integer httpStatus,
            @Nullable String excerpt) implements SendResult {

        @Override
        public String toString() {
            return "Answered[" + code + "]";
        }
    }

    /** The message certainly did not reach the receiver. */
    record NotSent(String detail) implements SendResult {

        @Override
        public AttemptOutcome outcome() {
            return AttemptOutcome.notSent(detail);
        }
    }

    /** The address is forbidden; nothing was sent. */
    record Forbidden(String detail) implements SendResult {

        @Override
        public AttemptOutcome outcome() {
            return AttemptOutcome.egressRefused(detail);
        }
    }

    /** The message was sent, at least in part, and no answer came: the receiver may have it. */
    record Lost(String detail) implements SendResult {

        @Override
        public AttemptOutcome outcome() {
            return AttemptOutcome.unknown(detail);
        }
    }
}

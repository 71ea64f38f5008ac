package io.headgate.delivery.transport;

import io.headgate.model.config.Method;
import io.headgate.outbound.core.Deadline;
import java.util.Optional;

/**
 * One way to reach an endpoint. A transport keeps nothing of a delivery: an attempt lets it prepare a message and then
 * send it, and all that it needs is in the job.
 *
 * @param <M> its message, rendered and ready to be sent
 */
public interface Transport<M> {

    /** The method of an endpoint's configuration that it serves. */
    Method method();

    /** What the installation has to set before anything can be sent by it; empty when nothing is missing. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /** Renders the message and does no I/O; equal jobs give equal messages. */
    Prepared<M> prepare(DeliveryJob job);

    /**
     * Sends once and says how far it got and what the answer means. It is over by the deadline, whatever the receiver
     * does, and throws nothing for what the network or the receiver does.
     */
    SendResult send(M message, Deadline deadline);
}

package io.headgate.delivery.transport.http;

import io.headgate.outbound.core.OutboundRequest;

/**
 * A rendered request, and how its answer is read.
 *
 * @param possibleDuplicate whether an earlier attempt may have reached the receiver
 */
public record HttpMessage(OutboundRequest request, ResponseClassifier classifier, boolean possibleDuplicate) {

    @Override
    public String toString() {
        return "HttpMessage[masked]";
    }
}

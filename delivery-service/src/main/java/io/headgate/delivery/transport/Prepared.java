package io.headgate.delivery.transport;

import io.headgate.outbound.core.OutboundRequest;

/** What became of rendering a request. */
public sealed interface Prepared {

    /** Ready to be sent. */
    record Ready(OutboundRequest request) implements Prepared {}

    /** The endpoint's set-up does not make a request. */
    record Misconfigured(String detail) implements Prepared {}
}

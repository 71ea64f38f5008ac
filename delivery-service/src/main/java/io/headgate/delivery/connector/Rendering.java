package io.headgate.delivery.connector;

import io.headgate.outbound.core.OutboundRequest;

/** What became of rendering a request. */
public sealed interface Rendering {

    /** Ready to be sent. */
    record Ready(OutboundRequest request) implements Rendering {}

    /** The endpoint's set-up does not make a request. */
    record Misconfigured(String detail) implements Rendering {}
}

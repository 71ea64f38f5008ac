package io.headgate.delivery.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The exact request that goes out, and the same request as it may be stored.
 *
 * @param endpointId connections are reused within an endpoint and never across endpoints
 * @param stored rendered without any of the person's values or secrets
 */
public record OutboundRequest(
        String endpointId, TargetUrl.Target target, Map<String, String> headers, String body, String stored) {

    public OutboundRequest {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    @Override
    public String toString() {
        return "OutboundRequest[masked]";
    }
}

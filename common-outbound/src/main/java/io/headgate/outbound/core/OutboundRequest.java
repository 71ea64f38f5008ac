package io.headgate.outbound.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The exact request that goes out, and the same request as it may be stored.
 *
 * @param method GET or POST; a GET sends no body
 * @param receiver who it is for; connections are reused for one receiver and never across receivers
 * @param stored rendered without any of the person's values or secrets
 */
public record OutboundRequest(
        String method,
        String receiver,
        TargetUrl.Target target,
        Map<String, String> headers,
        String body,
        String stored) {

    /** A POST. */
    public OutboundRequest(
            String receiver, TargetUrl.Target target, Map<String, String> headers, String body, String stored) {
        this("POST", receiver, target, headers, body, stored);
    }

    public OutboundRequest {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Whether the method sends the body. */
    public boolean hasBody() {
        return !method.equals("GET");
    }

    @Override
    public String toString() {
        return "OutboundRequest[masked]";
    }
}

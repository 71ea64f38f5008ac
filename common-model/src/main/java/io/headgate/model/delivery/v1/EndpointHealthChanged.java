package io.headgate.model.delivery.v1;

import io.headgate.model.shared.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Fact: an endpoint's breaker opened, began probing or closed. Routing skips endpoints whose state is OPEN. */
public record EndpointHealthChanged(
        String endpointId,
        Instant at,
        State state,
        @Nullable String reason) implements Event {

    /** The breaker's state. */
    public enum State {
        CLOSED,
        HALF_OPEN,
        OPEN
    }

    @Override
    public String key() {
        return endpointId;
    }
}

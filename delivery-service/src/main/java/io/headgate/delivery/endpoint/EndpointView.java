package io.headgate.delivery.endpoint;

import io.headgate.delivery.core.FieldMapping;
import io.headgate.delivery.core.RetryPolicy;
import io.headgate.model.config.Delivery;
import io.headgate.model.config.EndpointStatus;

/** One endpoint as the published configuration has it now, compiled. */
public record EndpointView(
        String id, EndpointStatus status, Delivery delivery, FieldMapping mapping, RetryPolicy retries) {

    static EndpointView of(String id, EndpointStatus status, Delivery delivery) {
        return new EndpointView(
                id,
                status,
                delivery,
                FieldMapping.compile(delivery.mapping()),
                RetryPolicy.of(delivery.pace().backoff()));
    }
}

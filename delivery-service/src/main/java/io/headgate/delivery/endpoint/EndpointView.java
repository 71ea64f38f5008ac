package io.headgate.delivery.endpoint;

import io.headgate.delivery.core.FieldMapping;
import io.headgate.delivery.core.RetryPolicy;
import io.headgate.delivery.transport.http.ResponseClassifier;
import io.headgate.model.config.Delivery;
import io.headgate.model.config.EndpointStatus;
import io.headgate.outbound.core.TargetUrl;

/** One endpoint as the published configuration has it now, compiled. */
public record EndpointView(
        String id,
        EndpointStatus status,
        Delivery delivery,
        TargetUrl target,
        FieldMapping mapping,
        ResponseClassifier classifier,
        RetryPolicy retries) {

    static EndpointView of(String id, EndpointStatus status, Delivery delivery) {
        return new EndpointView(
                id,
                status,
                delivery,
                TargetUrl.parse(delivery.url()),
                FieldMapping.compile(delivery.mapping()),
                new ResponseClassifier(delivery.response()),
                RetryPolicy.of(delivery.pace().backoff()));
    }
}

package io.headgate.delivery.attempt;

import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.delivery.core.DeliveryRules;
import io.headgate.delivery.core.NextStep;
import io.headgate.delivery.core.RetryPolicy;
import io.headgate.delivery.endpoint.EndpointView;
import io.headgate.delivery.endpoint.Endpoints;
import io.headgate.delivery.queue.ClaimedDelivery;
import io.headgate.model.config.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Asks the delivery rules what follows an attempt, with the endpoint's settings, the time and the jitter of now. */
@Component
class PlanNextStep {

    private final Endpoints endpoints;
    private final Clock clock;
    private final RandomGenerator random;

    PlanNextStep(Endpoints endpoints, Clock clock, RandomGenerator random) {
        this.endpoints = endpoints;
        this.clock = clock;
        this.random = random;
    }

    NextStep planNextStep(ClaimedDelivery delivery, AttemptOutcome outcome) {
        var endpoint = endpoints.find(delivery.endpointId());
        var maxAge = endpoint.map(view -> view.delivery().maxAge()).orElse(Delivery.DEFAULT_MAX_AGE);
        var remaining =
                Duration.between(clock.instant(), delivery.routed().routedAt().plus(maxAge));
        return DeliveryRules.after(
                outcome,
                delivery.attempt(),
                delivery.mayHaveIt(),
                endpoint.map(EndpointView::retries).orElse(RetryPolicy.STANDARD),
                remaining,
                random.nextDouble());
    }
}

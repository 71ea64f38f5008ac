package io.headgate.delivery.dispatch;

import io.headgate.delivery.config.DeliveryMetrics;
import io.headgate.delivery.gate.EndpointGate;
import io.headgate.delivery.gate.Gates;
import io.headgate.delivery.queue.DeliveryQueue;
import io.headgate.outbound.limit.CircuitState;
import java.util.EnumMap;
import org.springframework.stereotype.Component;

/** Measures the queue's age, the deliveries in doubt and the states of the circuit breakers. */
@Component
class QueueObserver {

    private final DeliveryQueue queue;
    private final Gates gates;
    private final DeliveryMetrics metrics;

    QueueObserver(DeliveryQueue queue, Gates gates, DeliveryMetrics metrics) {
        this.queue = queue;
        this.gates = gates;
        this.metrics = metrics;
    }

    void observeQueue() {
        var states = new EnumMap<CircuitState, Integer>(CircuitState.class);
        gates.all().stream().map(EndpointGate::health).forEach(health -> states.merge(health.state(), 1, Integer::sum));
        metrics.observed(states, queue.oldestDueSeconds());
        var inDoubt = queue.inDoubt();
        metrics.inDoubt(inDoubt.count(), inDoubt.oldestSeconds());
    }
}

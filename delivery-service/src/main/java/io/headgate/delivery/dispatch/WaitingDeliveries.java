package io.headgate.delivery.dispatch;

import io.headgate.delivery.config.DeliveryProperties;
import io.headgate.delivery.endpoint.Endpoints;
import io.headgate.delivery.gate.Gates;
import io.headgate.delivery.queue.DeliveryQueue;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decides what happens to deliveries that wait for an endpoint: they are sent, wait on, or go back to routing. */
@Component
class WaitingDeliveries {

    private final DeliveryQueue queue;
    private final Endpoints endpoints;
    private final Gates gates;
    private final Dispatcher dispatcher;
    private final ReturnToRouting returnToRouting;
    private final DeliveryProperties properties;

    WaitingDeliveries(
            DeliveryQueue queue,
            Endpoints endpoints,
            Gates gates,
            Dispatcher dispatcher,
            ReturnToRouting returnToRouting,
            DeliveryProperties properties) {
        this.queue = queue;
        this.endpoints = endpoints;
        this.gates = gates;
        this.dispatcher = dispatcher;
        this.returnToRouting = returnToRouting;
        this.properties = properties;
    }

    /** Every endpoint that deliveries wait for. */
    List<DeliveryQueue.Waiting> findWaiting() {
        return queue.waiting();
    }

    /** Does what is to be done for one endpoint; waits for nothing. */
    void moveOn(DeliveryQueue.Waiting waiting) {
        var gate = gates.gateOf(waiting.endpointId());
        if (endpoints.find(waiting.endpointId()).isEmpty()) {
            returnToRouting.returnAllOf(waiting.endpointId(), endpoints.version());
        } else if (gate.isOpen() && properties.giveBackWhenOpen()) {
            returnToRouting.returnUnsentOf(waiting.endpointId());
        } else if (waiting.due()) {
            gate.waiting(true);
            dispatcher.dispatchWaiting(gate);
        }
    }
}

package io.headgate.delivery.dispatch;

import io.headgate.delivery.endpoint.EndpointView;
import io.headgate.delivery.endpoint.Endpoints;
import io.headgate.delivery.gate.Gates;
import io.headgate.delivery.gate.Permit;
import io.headgate.delivery.queue.DeliveryQueue;
import io.headgate.delivery.queue.NewDelivery;
import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.model.config.Delivery;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.outbound.limit.AttemptPriority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes a delivery of each routed lead, exactly once, and never sends: where the gate has a permit the row is written
 * as claimed and handed over after the commit, elsewhere it waits in the database. A slow endpoint therefore cannot
 * hold up the topic.
 */
@Component
class AcceptLeadHandler implements EventHandler<LeadRouted, @Nullable Void> {

    private final DeliveryQueue queue;
    private final Gates gates;
    private final Endpoints endpoints;
    private final Dispatcher dispatcher;

    AcceptLeadHandler(DeliveryQueue queue, Gates gates, Endpoints endpoints, Dispatcher dispatcher) {
        this.queue = queue;
        this.gates = gates;
        this.endpoints = endpoints;
        this.dispatcher = dispatcher;
    }

    @Override
    public @Nullable Void prepare(ReceivedEvent<LeadRouted> received) {
        return null;
    }

    // The delivery's id, which the decision gives, is the key of its row.
    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public void apply(List<Prepared<LeadRouted, @Nullable Void>> batch) {
        var handOver = new HandOver();
        // Registered before the first permit is taken, so that none is lost whatever happens from here on.
        TransactionSynchronizationManager.registerSynchronization(handOver);
        for (var prepared : batch) {
            handOver.add(prepared.received().event());
        }
        handOver.written = queue.accept(handOver.deliveries);
    }

    private final class HandOver implements TransactionSynchronization {

        private final List<NewDelivery> deliveries = new ArrayList<>();
        private final List<@Nullable Permit> permits = new ArrayList<>();
        private final long begun = System.nanoTime();
        private Map<UUID, Instant> written = Map.of();

        void add(LeadRouted event) {
            var endpointId = event.allocation().endpointId();
            var view = endpoints.find(endpointId);
            var permit = gates.tryEnter(endpointId, AttemptPriority.FIRST).orElse(null);
            permits.add(permit);
            var maxAge = view.map(EndpointView::delivery).map(Delivery::maxAge).orElse(Delivery.DEFAULT_MAX_AGE);
            deliveries.add(NewDelivery.of(event, permit != null, dispatcher.lease(endpointId), maxAge));
        }

        @Override
        public void afterCompletion(int status) {
            for (var i = 0; i < permits.size(); i++) {
                finish(deliveries.get(i), permits.get(i), status == STATUS_COMMITTED);
            }
        }

        private void finish(NewDelivery delivery, @Nullable Permit permit, boolean committed) {
            var startedAt =
                    written.get(delivery.event().allocation().deliveryId().value());
            if (permit == null) {
                gates.gateOf(delivery.event().allocation().endpointId()).waiting(true);
            } else if (committed && startedAt != null) {
                dispatcher.start(delivery.claimedAt(startedAt, begun), permit);
            } else {
                permit.close();
            }
        }
    }
}

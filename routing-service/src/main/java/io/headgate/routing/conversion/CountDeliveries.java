package io.headgate.routing.conversion;

import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.routing.conversion.ConversionCounts.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts the leads that endpoints accepted; tests are nobody's business. */
@Component
class CountDeliveries implements EventHandler<DeliveryFinished, @Nullable Void> {

    private final ConversionCounts counts;

    CountDeliveries(ConversionCounts counts) {
        this.counts = counts;
    }

    @Override
    public @Nullable Void prepare(ReceivedEvent<DeliveryFinished> received) {
        return null;
    }

    @Override
    public void apply(List<Prepared<DeliveryFinished, @Nullable Void>> batch) {
        counts.addChanges(batch.stream()
                .map(prepared -> prepared.received().event())
                .filter(event -> event.outcome() == DeliveryOutcome.ACCEPTED
                        && !event.facts().test())
                .map(event -> new Change(event.allocation().endpointId(), ConversionCounts.day(event.at()), 1, 0, 0))
                .toList());
    }
}

package io.headgate.routing.conversion;

import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.shared.DeliveryId;
import io.headgate.routing.conversion.ConversionCounts.Change;
import io.headgate.routing.conversion.ConversionCounts.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts of each delivery what holds of it by now, whatever the order in which it is heard: a correction takes back what
 * the one before it counted.
 */
@Component
class CountDispositions implements EventHandler<DispositionRecorded, @Nullable Void> {

    private final ConversionCounts counts;

    CountDispositions(ConversionCounts counts) {
        this.counts = counts;
    }

    @Override
    public @Nullable Void prepare(ReceivedEvent<DispositionRecorded> received) {
        return null;
    }

    @Override
    public void apply(List<Prepared<DispositionRecorded, @Nullable Void>> batch) {
        Map<DeliveryId, DispositionRecorded> newest = new HashMap<>();
        for (var prepared : batch) {
            var event = prepared.received().event();
            newest.merge(event.deliveryId(), event, (a, b) -> DispositionRecorded.BY_TIME.compare(a, b) >= 0 ? a : b);
        }
        var held = counts.lock(newest.values());
        var changes = new ArrayList<Change>();
        var hold = new HashMap<DeliveryId, Said>();
        newest.forEach((delivery, event) -> {
            var before = held.get(delivery);
            var after = Said.of(event);
            if (before == null || Said.BY_TIME.compare(after, before) > 0) {
                hold.put(delivery, after);
                change(event, before).ifPresent(changes::add);
            }
        });
        counts.hold(hold);
        counts.addChanges(changes);
    }

    private static Optional<Change> change(DispositionRecorded event, @Nullable Said before) {
        var concluded = concluded(event.status()) - (before == null ? 0 : concluded(before.status()));
        var sold = sold(event.status()) - (before == null ? 0 : sold(before.status()));
        return concluded == 0 && sold == 0
                ? Optional.empty()
                : Optional.of(
                        new Change(event.endpointId(), ConversionCounts.day(event.deliveredAt()), 0, concluded, sold));
    }

    private static int concluded(DispositionStatus status) {
        return status.endsWork() ? 1 : 0;
    }

    private static int sold(DispositionStatus status) {
        return status == DispositionStatus.SOLD ? 1 : 0;
    }
}

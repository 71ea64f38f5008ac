package io.headgate.routing.settlement;

import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.routing.leads.LeadRoutes;
import io.headgate.routing.reservations.Reservations;
import io.headgate.routing.reservations.Reservations.Reservation;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets the time of a lead in flight be over once its client says that nobody works on it any more. It only brings the
 * time forward: {@link ReleaseScheduler} gives the slot back, as it does when the time runs out, so it happens once.
 */
@Component
class EndWorkHandler implements EventHandler<DispositionRecorded, @Nullable Void> {

    private final LeadRoutes routes;
    private final Reservations reservations;
    private final Clock clock;

    EndWorkHandler(LeadRoutes routes, Reservations reservations, Clock clock) {
        this.routes = routes;
        this.reservations = reservations;
        this.clock = clock;
    }

    @Override
    public @Nullable Void prepare(ReceivedEvent<DispositionRecorded> received) {
        return null;
    }

    @Override
    public void apply(List<Prepared<DispositionRecorded, @Nullable Void>> batch) {
        Set<LeadId> leads = new HashSet<>();
        Set<DeliveryId> over = new HashSet<>();
        for (var prepared : batch) {
            var event = prepared.received().event();
            if (event.status().endsWork()) {
                leads.add(event.leadId());
                over.add(event.deliveryId());
            }
        }
        if (over.isEmpty()) {
            return;
        }
        // With the lead locked its delivery is settled before or after this, and either finds what the other left.
        routes.lock(leads);
        var ended = reservations.findByLeads(leads).stream()
                .filter(each -> over.contains(each.deliveryId()))
                .map(Reservation::id)
                .toList();
        reservations.endWork(ended, clock.instant());
    }
}

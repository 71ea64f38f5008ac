package io.headgate.portal.leads.page;

import io.headgate.messaging.event.EventJson;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.EventTypes;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads back every fact of a lead; the allocations of a test read a price of zero, because a test is never charged. */
@Repository
class LeadStories {

    private final JdbcClient jdbc;

    LeadStories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Event> storyOf(LeadId leadId) {
        return jdbc
                .sql("SELECT type, payload FROM lead_event WHERE lead_id = :leadId ORDER BY at, event_id")
                .param("leadId", leadId.value())
                .query((row, _) -> event(row.getString("type"), row.getString("payload")))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .map(LeadStories::unpricedTest)
                .toList();
    }

    private static Event unpricedTest(Event event) {
        return switch (event) {
            case LeadDecided e
            when e.facts().test() ->
                new LeadDecided(
                        e.leadId(),
                        e.at(),
                        e.round(),
                        e.configVersion(),
                        e.outcome(),
                        e.reason(),
                        e.heldUntil(),
                        e.facts(),
                        e.allocations().stream().map(LeadStories::unpriced).toList(),
                        e.trace());
            case DeliveryFinished e
            when e.facts().test() ->
                new DeliveryFinished(
                        e.leadId(),
                        e.at(),
                        e.round(),
                        e.configVersion(),
                        unpriced(e.allocation()),
                        e.facts(),
                        e.outcome(),
                        e.reason(),
                        e.buyerReason(),
                        e.externalId(),
                        e.attempts(),
                        e.answeredPrice());
            default -> event;
        };
    }

    private static Allocation unpriced(Allocation allocation) {
        return new Allocation(
                allocation.allocationId(),
                allocation.deliveryId(),
                allocation.clientId(),
                allocation.endpointId(),
                new Money(0, allocation.price().currency()),
                allocation.stepId(),
                allocation.right(),
                allocation.tier());
    }

    // A type that this release does not know any more is left out rather than breaking the page.
    private static @Nullable Event event(String type, String payload) {
        return EventTypes.ofType(type)
                .map(known -> (Event) EventJson.mapper().readValue(payload, known.payload()))
                .orElse(null);
    }
}

package io.headgate.portal.leads.page;

import io.headgate.messaging.event.EventJson;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.EventTypes;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.PackedFacts;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads back every fact of a lead; the allocations of a test read a price of zero, because a test is never charged. */
@Repository
class LeadStories {

    // Ids are given in the order in which things happen, so that they decide between facts of one moment.
    private static final Comparator<PackedFacts.Fact> IN_ORDER = Comparator.comparing(PackedFacts.Fact::at)
            .thenComparing(fact -> fact.eventId().toString());

    private final JdbcClient jdbc;

    LeadStories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Event> storyOf(LeadId leadId) {
        return Stream.concat(toldAlone(leadId), toldTogether(leadId))
                .sorted(IN_ORDER)
                .map(LeadStories::event)
                .filter(Objects::nonNull)
                .map(LeadStories::unpricedTest)
                .toList();
    }

    private Stream<PackedFacts.Fact> toldTogether(LeadId leadId) {
        return jdbc
                .sql("SELECT event_ids, facts FROM lead_story WHERE lead_id = :leadId")
                .param("leadId", leadId.value())
                .query((row, _) -> new PackedFacts(row.getBytes("event_ids"), row.getBytes("facts")))
                .list()
                .stream()
                .flatMap(packed -> packed.unpack().stream());
    }

    // Leads that were told before facts were packed.
    private Stream<PackedFacts.Fact> toldAlone(LeadId leadId) {
        return jdbc
                .sql("SELECT event_id, type, at, payload FROM lead_event WHERE lead_id = :leadId")
                .param("leadId", leadId.value())
                .query((row, _) -> new PackedFacts.Fact(
                        row.getObject("event_id", UUID.class),
                        Utc.required(row, "at"),
                        row.getString("type"),
                        row.getString("payload").getBytes(StandardCharsets.UTF_8)))
                .list()
                .stream();
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
    private static @Nullable Event event(PackedFacts.Fact fact) {
        return EventTypes.ofType(fact.type())
                .map(known -> (Event) EventJson.mapper().readValue(fact.payload(), known.payload()))
                .orElse(null);
    }
}

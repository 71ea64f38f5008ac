package io.headgate.intake.status;

import io.headgate.messaging.event.EventIds;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.AllocationId;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Stage;
import io.headgate.model.validation.v1.LeadChecked;
import io.headgate.model.validation.v1.ValidationOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the later stages say. */
public final class Facts {

    private static final LeadFacts FACTS = new LeadFacts(
            "web",
            "searchpros",
            null,
            null,
            "termite",
            null,
            null,
            false,
            Instant.EPOCH,
            Location.UNKNOWN,
            Map.of(),
            null,
            null);
    private static final Allocation ALLOCATION = new Allocation(
            new AllocationId(EventIds.next()),
            new DeliveryId(EventIds.next()),
            "secret-client",
            "secret-endpoint",
            Money.of("42.00", "USD"),
            "step",
            null,
            null);

    private Facts() {}

    public static LeadChecked checked(LeadId lead, Instant at) {
        return new LeadChecked(lead, at, FACTS, ValidationOutcome.CONTINUE, List.of());
    }

    public static LeadDecided decided(LeadId lead, Instant at, DecisionOutcome outcome, ReasonCode reason) {
        return new LeadDecided(
                lead,
                at,
                1,
                1,
                outcome,
                reason,
                null,
                FACTS,
                outcome == DecisionOutcome.ALLOCATED ? List.of(ALLOCATION) : List.of(),
                new DecisionTrace(null, List.of(), "secret sentence", 1));
    }

    public static DeliveryFinished accepted(LeadId lead, Instant at) {
        return new DeliveryFinished(lead, at, 1, 1, ALLOCATION, FACTS, DeliveryOutcome.ACCEPTED, null, null, null, 1);
    }

    public static LeadClosed delivered(LeadId lead, Instant at) {
        return new LeadClosed(lead, at, Outcome.DELIVERED, Stage.ROUTING, null, null, null);
    }

    public static LeadClosed rejected(LeadId lead, Instant at, ReasonCode reason) {
        return new LeadClosed(lead, at, Outcome.REJECTED, Stage.ROUTING, reason, "secret detail", null);
    }
}

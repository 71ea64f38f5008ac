package io.headgate.routing.testing;

import io.headgate.messaging.event.EventIds;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.person.Sealed;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.AllocationId;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.model.validation.v1.Verdict;
import io.headgate.routing.reservations.Reservations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events as routing's neighbours would say them. */
public final class ValidatedLeads {

    public static final Sealed CONTACT = new Sealed("wrapped", "sealed");

    private ValidatedLeads() {}

    public static LeadValidated validated(String serviceLine) {
        return validated(serviceLine, EventIds.next().toString(), ValidationOutcome.CONTINUE);
    }

    public static LeadValidated validated(String serviceLine, String phoneKey, ValidationOutcome outcome) {
        var checks = outcome == ValidationOutcome.REVIEW
                ? List.of(new CheckResult(
                        "identity", "offline", Verdict.FLAG, "review", ReasonCode.IDENTITY_MISMATCH, null, Map.of(), 1))
                : List.<CheckResult>of();
        return new LeadValidated(
                new LeadId(EventIds.next()), facts(serviceLine, phoneKey, Instant.now()), outcome, checks, CONTACT);
    }

    /** A lead that was received that long ago. */
    public static LeadValidated received(String serviceLine, Duration ago) {
        var lead = validated(serviceLine);
        return new LeadValidated(
                lead.leadId(),
                facts(serviceLine, EventIds.next().toString(), Instant.now().minus(ago)),
                lead.outcome(),
                lead.checks(),
                lead.contact());
    }

    public static LeadFacts facts(String serviceLine, String phoneKey, Instant receivedAt) {
        return new LeadFacts(
                "s",
                "v",
                null,
                null,
                serviceLine,
                "residential",
                null,
                false,
                receivedAt,
                new Location("78717", "Austin", "TX", List.of("48491"), 30.49, -97.76, "America/Chicago"),
                Map.of("home_owner", true),
                phoneKey,
                null);
    }

    public static DeliveryFinished finished(LeadRouted routed, DeliveryOutcome outcome) {
        var refused = outcome == DeliveryOutcome.REJECTED || outcome == DeliveryOutcome.FAILED;
        return finished(routed, outcome, refused ? ReasonCode.DELIVERY_REJECTED : null);
    }

    public static DeliveryFinished finished(LeadRouted routed, DeliveryOutcome outcome, @Nullable ReasonCode reason) {
        return new DeliveryFinished(
                routed.leadId(),
                Instant.now(),
                routed.round(),
                routed.configVersion(),
                routed.allocation(),
                routed.facts(),
                outcome,
                reason,
                null,
                null,
                1);
    }

    /** What a client says of a delivery. */
    public static DispositionRecorded disposed(
            LeadId lead, UUID reservation, String endpointId, DispositionStatus status) {
        var now = Instant.now();
        return new DispositionRecorded(
                lead, Reservations.deliveryOf(reservation), "c", endpointId, status, null, now, now, now);
    }

    /** The outcome of a delivery as it stands in the reservations, for tests that do not read the stream. */
    public static DeliveryFinished finished(LeadId lead, UUID reservation, String endpointId, DeliveryOutcome outcome) {
        var allocation = new Allocation(
                new AllocationId(reservation),
                new DeliveryId(EventIds.named(reservation, "delivery")),
                "c",
                endpointId,
                Money.of("0", "USD"),
                "x",
                null,
                null);
        return new DeliveryFinished(
                lead,
                Instant.now(),
                1,
                1,
                allocation,
                facts("termite", "p", Instant.now()),
                outcome,
                null,
                null,
                null,
                1);
    }
}

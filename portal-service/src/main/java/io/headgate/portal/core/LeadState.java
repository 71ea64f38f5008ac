package io.headgate.portal.core;

import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.intake.v1.LeadRecorded;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.reconciliation.v1.ReturnDecided;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.LeadChecked;
import io.headgate.model.validation.v1.ValidationOutcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one lead. Merging a fact is commutative: whatever the order of arrival, the same facts give the
 * same state.
 */
public record LeadState(
        LeadId leadId,
        About about,
        @Nullable Checked checked,
        @Nullable Instant firstDecidedAt,
        @Nullable Round round,
        @Nullable Won won,
        @Nullable Closed closed,
        @Nullable Instant returnedAt,
        Map<DeliveryId, Handed> deliveries,
        Map<DeliveryId, Said> dispositions) {

    private static final int RECORDED = 1;
    private static final int CHECKED = 2;
    private static final int DECIDED = 3;

    /** The lead itself. A later stage knows its location better, so the higher rank's facts win. */
    public record About(
            int rank, Instant receivedAt, @Nullable LeadFacts facts) {

        About with(int newRank, LeadFacts newFacts) {
            return newRank > rank ? new About(newRank, newFacts.receivedAt(), newFacts) : this;
        }
    }

    /** What validation made of it. */
    public record Checked(Instant at, ValidationOutcome outcome) {}

    /** The newest round of routing. */
    public record Round(
            int number,
            Instant at,
            String outcome,
            @Nullable ReasonCode reason,
            @Nullable String endpointId,
            @Nullable String clientId,
            @Nullable Money price,
            @Nullable Instant heldUntil) {

        private static final Comparator<Round> BY_TIME =
                Comparator.comparingInt(Round::number).thenComparing(Round::at).thenComparing(Round::outcome);
    }

    /** The first delivery that was accepted. */
    public record Won(Instant at, String endpointId, String clientId, Money price) {

        private static final Comparator<Won> BY_TIME =
                Comparator.comparing(Won::at).thenComparing(Won::endpointId);
    }

    /**
     * What is known of one delivery; each moment is null as long as it is not.
     *
     * @param acceptedAt when it ended accepted
     * @param returnedAt when its client gave it back
     * @param unknownAt when it ended without a certain answer
     * @param failedAt when it was certain that the endpoint does not have the lead, or it was given up
     * @param takenAt when an attempt of it was answered with an acceptance
     */
    public record Handed(
            @Nullable Instant acceptedAt,
            @Nullable Instant returnedAt,
            @Nullable Instant unknownAt,
            @Nullable Instant failedAt,
            @Nullable Instant takenAt) {

        private static Handed accepted(Instant at) {
            return new Handed(at, null, null, null, null);
        }

        private static Handed returned(Instant at) {
            return new Handed(null, at, null, null, null);
        }

        private static Handed unknown(Instant at) {
            return new Handed(null, null, at, null, null);
        }

        private static Handed failed(Instant at) {
            return new Handed(null, null, null, at, null);
        }

        private static Handed taken(Instant at) {
            return new Handed(null, null, null, null, at);
        }

        private Handed and(Handed other) {
            return new Handed(
                    earlier(acceptedAt, other.acceptedAt),
                    earlier(returnedAt, other.returnedAt),
                    earlier(unknownAt, other.unknownAt),
                    earlier(failedAt, other.failedAt),
                    earlier(takenAt, other.takenAt));
        }

        private boolean unconfirmed() {
            return unknownAt != null && acceptedAt == null && failedAt == null;
        }

        private boolean kept() {
            return acceptedAt != null && returnedAt == null;
        }

        private boolean acceptedAfterEnd() {
            return failedAt != null && acceptedAt == null && takenAt != null;
        }
    }

    /** The terminal outcome. A lead that was closed as delivered in doubt is closed again when it is given up. */
    public record Closed(
            Instant at, Outcome outcome, @Nullable ReasonCode reason) {

        private static final Comparator<Closed> BY_TIME =
                Comparator.comparing(Closed::at).thenComparing(Closed::outcome);
    }

    /** What a client says of its delivery, as far as it still holds: the newest of all that was said. */
    public record Said(DispositionStatus status, Instant occurredAt, Instant recordedAt) {

        private static final Comparator<Said> BY_TIME = Comparator.comparing(Said::occurredAt)
                .thenComparing(Said::recordedAt)
                .thenComparing(Said::status);
    }

    /** A lead of which nothing is known but its id, whose UUIDv7 tells roughly when it came. */
    public static LeadState unknown(LeadId leadId) {
        var millis = leadId.value().getMostSignificantBits() >>> 16;
        return new LeadState(
                leadId,
                new About(0, Instant.ofEpochMilli(millis), null),
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of());
    }

    /** The state with that fact merged in; facts that say nothing about the state leave it as it is. */
    public LeadState with(Event fact) {
        return switch (fact) {
            case LeadRecorded e -> withAbout(about.with(RECORDED, e.facts()));
            case LeadChecked e -> withAbout(about.with(CHECKED, e.facts())).withChecked(e);
            case LeadDecided e -> withAbout(about.with(DECIDED, e.facts())).withDecision(e);
            case DeliveryFinished e -> withAbout(about.with(DECIDED, e.facts())).withDelivery(e);
            case DeliveryAttempted e -> e.result() == AttemptClass.ACCEPTED ? withTaken(e) : this;
            case LeadClosed e -> withClosed(e);
            case ReturnDecided e -> e.approved() ? withReturn(e) : this;
            case DispositionRecorded e -> withDisposition(e);
            // Other attempts, ledger entries and endpoint health belong to the lead's story, not to its state.
            default -> this;
        };
    }

    /** Where the lead stands. */
    public LeadStatus status() {
        if (isReturned()) {
            return LeadStatus.RETURNED;
        }
        if (dispositions.values().stream().anyMatch(said -> said.status() == DispositionStatus.SOLD)) {
            return LeadStatus.CONVERTED;
        }
        // Leads in doubt were closed as delivered once.
        if (won == null && isUnconfirmed() && (closed == null || closed.outcome == Outcome.DELIVERED)) {
            return LeadStatus.UNCONFIRMED;
        }
        if (closed != null) {
            return LeadStatus.valueOf(closed.outcome.name());
        }
        if (won != null) {
            return LeadStatus.DELIVERED;
        }
        if (round != null) {
            return LeadStatus.valueOf(round.outcome);
        }
        if (checked == null) {
            return LeadStatus.RECEIVED;
        }
        return switch (checked.outcome) {
            case CONTINUE -> LeadStatus.VALIDATED;
            case REVIEW -> LeadStatus.REVIEW;
            case REJECT -> LeadStatus.REJECTED;
        };
    }

    /** Whether a delivery of it waits for somebody to say whether it arrived, whatever became of the others. */
    public boolean isUnconfirmed() {
        return deliveries.values().stream().anyMatch(Handed::unconfirmed);
    }

    /** Whether an endpoint accepted a delivery that had ended without it: it has the lead and is not charged. */
    public boolean isAcceptedAfterEnd() {
        return deliveries.values().stream().anyMatch(Handed::acceptedAfterEnd);
    }

    /** Whether every client that had the lead gave it back: as long as one keeps it, the lead is not returned. */
    public boolean isReturned() {
        // Of leads delivered before this was kept by delivery nothing is known here, and one return returns them.
        return returnedAt != null && deliveries.values().stream().noneMatch(Handed::kept);
    }

    /** Why it stands there, where there is a reason to tell. */
    public @Nullable ReasonCode reason() {
        if (closed != null) {
            return closed.reason;
        }
        return won == null && round != null ? round.reason : null;
    }

    /** Who has it, or is about to get it. */
    public @Nullable String endpointId() {
        return won != null ? won.endpointId : round != null ? round.endpointId : null;
    }

    /** Whose endpoint that is. */
    public @Nullable String clientId() {
        return won != null ? won.clientId : round != null ? round.clientId : null;
    }

    private LeadState withAbout(About merged) {
        return new LeadState(
                leadId, merged, checked, firstDecidedAt, round, won, closed, returnedAt, deliveries, dispositions);
    }

    private LeadState withChecked(LeadChecked e) {
        var merged = checked == null || e.at().isBefore(checked.at) ? new Checked(e.at(), e.outcome()) : checked;
        return new LeadState(
                leadId, about, merged, firstDecidedAt, round, won, closed, returnedAt, deliveries, dispositions);
    }

    private LeadState withDecision(LeadDecided e) {
        var first = e.allocations().isEmpty() ? null : e.allocations().getFirst();
        var decided = new Round(
                e.round(),
                e.at(),
                e.outcome().name(),
                e.reason(),
                first == null ? null : first.endpointId(),
                first == null ? null : first.clientId(),
                first == null ? null : first.price(),
                e.heldUntil());
        var newest = round == null || Round.BY_TIME.compare(decided, round) > 0 ? decided : round;
        return new LeadState(
                leadId,
                about,
                checked,
                earlier(firstDecidedAt, e.at()),
                newest,
                won,
                closed,
                returnedAt,
                deliveries,
                dispositions);
    }

    private LeadState withDelivery(DeliveryFinished e) {
        var id = e.allocation().deliveryId();
        return switch (e.outcome()) {
            case ACCEPTED -> accepted(e).withHanded(id, Handed.accepted(e.at()));
            case UNKNOWN -> withHanded(id, Handed.unknown(e.at()));
            case REJECTED, FAILED -> withHanded(id, Handed.failed(e.at()));
        };
    }

    private LeadState withTaken(DeliveryAttempted e) {
        return withHanded(e.deliveryId(), Handed.taken(e.startedAt().plusMillis(e.millis())));
    }

    private LeadState withHanded(DeliveryId delivery, Handed handed) {
        var merged = new HashMap<>(deliveries);
        merged.merge(delivery, handed, Handed::and);
        return new LeadState(
                leadId,
                about,
                checked,
                firstDecidedAt,
                round,
                won,
                closed,
                returnedAt,
                Map.copyOf(merged),
                dispositions);
    }

    private LeadState accepted(DeliveryFinished e) {
        var allocation = e.allocation();
        var delivered = new Won(e.at(), allocation.endpointId(), allocation.clientId(), e.price());
        var first = won == null || Won.BY_TIME.compare(delivered, won) < 0 ? delivered : won;
        return new LeadState(
                leadId, about, checked, firstDecidedAt, round, first, closed, returnedAt, deliveries, dispositions);
    }

    private LeadState withClosed(LeadClosed e) {
        var end = new Closed(e.at(), e.outcome(), e.reason());
        var merged = closed == null || Closed.BY_TIME.compare(end, closed) > 0 ? end : closed;
        return new LeadState(
                leadId, about, checked, firstDecidedAt, round, won, merged, returnedAt, deliveries, dispositions);
    }

    private LeadState withReturn(ReturnDecided e) {
        return new LeadState(
                        leadId,
                        about,
                        checked,
                        firstDecidedAt,
                        round,
                        won,
                        closed,
                        earlier(returnedAt, e.at()),
                        deliveries,
                        dispositions)
                .withHanded(e.deliveryId(), Handed.returned(e.at()));
    }

    private LeadState withDisposition(DispositionRecorded e) {
        var said = new Said(e.status(), e.occurredAt(), e.at());
        var known = dispositions.get(e.deliveryId());
        if (known != null && Said.BY_TIME.compare(said, known) <= 0) {
            return this;
        }
        var merged = new HashMap<>(dispositions);
        merged.put(e.deliveryId(), said);
        return new LeadState(
                leadId, about, checked, firstDecidedAt, round, won, closed, returnedAt, deliveries, Map.copyOf(merged));
    }

    private static @Nullable Instant earlier(@Nullable Instant known, @Nullable Instant other) {
        if (known == null || other == null) {
            return known == null ? other : known;
        }
        return other.isBefore(known) ? other : known;
    }
}

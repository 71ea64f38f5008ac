package io.headgate.intake.core.status;

import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Stage;
import io.headgate.model.validation.v1.LeadChecked;
import io.headgate.model.validation.v1.ValidationOutcome;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one fact means for the lead's status, as its source sees it.
 *
 * @param closing whether nothing can follow
 */
public record StatusTransition(
        LeadId leadId,
        Instant at,
        SubmissionStatus status,
        @Nullable ReasonCode reason,
        boolean closing) {

    /** The step that the fact makes; none when the source's view does not change by it. */
    public static Optional<StatusTransition> of(Event fact) {
        return switch (fact) {
            case LeadChecked checked
            when checked.outcome() != ValidationOutcome.REJECT ->
                step(checked.leadId(), checked.at(), SubmissionStatus.VALIDATED, null);
            case LeadDecided decided -> decision(decided);
            case DeliveryFinished finished
            when finished.outcome() == DeliveryOutcome.ACCEPTED ->
                step(finished.leadId(), finished.at(), SubmissionStatus.DELIVERED, null);
            // What intake itself closed it has recorded with the lead.
            case LeadClosed closed
            when closed.stage() != Stage.INTAKE ->
                Optional.of(new StatusTransition(
                        closed.leadId(),
                        closed.at(),
                        closed.outcome() == Outcome.DELIVERED ? SubmissionStatus.DELIVERED : SubmissionStatus.REJECTED,
                        closed.reason(),
                        true));
            default -> Optional.empty();
        };
    }

    // A round that found nobody ends the lead only if no other delivery has it: LeadClosed says so.
    private static Optional<StatusTransition> decision(LeadDecided decided) {
        return switch (decided.outcome()) {
            case ALLOCATED -> step(decided.leadId(), decided.at(), SubmissionStatus.ALLOCATED, null);
            case HELD -> step(decided.leadId(), decided.at(), SubmissionStatus.HELD, decided.reason());
            case REVIEW -> step(decided.leadId(), decided.at(), SubmissionStatus.REVIEW, decided.reason());
            case REJECTED -> Optional.empty();
        };
    }

    private static Optional<StatusTransition> step(
            LeadId leadId, Instant at, SubmissionStatus status, @Nullable ReasonCode reason) {
        return Optional.of(new StatusTransition(leadId, at, status, reason, false));
    }

    /**
     * Whether this step stands against one that was seen before, in whatever order the facts came: an end stands against
     * everything, a delivery against everything but an end, a decision against the checks before it. Only steps of the
     * same stage are told apart by their time, because the clocks of two services may differ.
     */
    public boolean outranks(StatusTransition seen) {
        if (closing != seen.closing) {
            return closing;
        }
        return stage() == seen.stage() ? !at.isBefore(seen.at) : stage() > seen.stage();
    }

    private int stage() {
        return switch (status) {
            case RECEIVED -> 0;
            case VALIDATED -> 1;
            case ALLOCATED, REJECTED, HELD, REVIEW -> 2;
            case DELIVERED -> 3;
            case RETURNED -> 4;
        };
    }
}

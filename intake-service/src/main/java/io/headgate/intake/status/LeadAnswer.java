package io.headgate.intake.status;

import io.headgate.intake.core.status.SubmissionStatus;
import io.headgate.intake.status.LeadLife.Life;
import io.headgate.intake.status.LeadLife.Step;
import io.headgate.model.intake.v1.LeadRecorded.FieldError;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lead as its own source reads it: no client, no endpoint, no price but the contract's. */
record LeadAnswer(
        String leadId,
        String status,
        @Nullable String outcome,
        @Nullable Reason reason,
        @Nullable Money price,
        Instant receivedAt,
        boolean test,
        @Nullable Returned returned,
        List<FieldError> errors,
        List<Moment> timeline) {

    /**
     * A return after which nobody keeps the lead; {@code claimed} says whether the source's own contract lets us claim
     * its cost. Only then the lead's status is returned and its price is gone.
     */
    record Returned(Instant at, @Nullable String reason, boolean claimed) {}

    /** A reason in words that name no other party. */
    record Reason(String code, String detail) {}

    /** One step of the lead's life. */
    record Moment(Instant at, String status, @Nullable Reason reason) {}

    static LeadAnswer of(Life life, List<Step> steps) {
        var standing = life.standing();
        var outcome = standing.status().outcome().orElse(null);
        return new LeadAnswer(
                standing.leadId().toString(),
                standing.status().word(),
                outcome,
                reason(standing.reason()),
                "accepted".equals(outcome) ? standing.cost() : null,
                life.receivedAt(),
                life.test(),
                returned(life.returned()),
                life.errors(),
                timeline(life, steps));
    }

    private static @Nullable Returned returned(LeadLife.@Nullable Return fact) {
        return fact == null ? null : new Returned(fact.at(), fact.reason(), fact.claimed());
    }

    private static List<Moment> timeline(Life life, List<Step> steps) {
        var moments = new ArrayList<Moment>();
        moments.add(new Moment(life.receivedAt(), SubmissionStatus.RECEIVED.word(), null));
        steps.forEach(step -> moments.add(new Moment(step.at(), step.status().word(), reason(step.reason()))));
        var standing = life.standing();
        // What intake rejects at once is never told as a later step, and what was just decided not yet.
        if (standing.status() != SubmissionStatus.RECEIVED
                && standing.status() != SubmissionStatus.RETURNED
                && steps.stream().noneMatch(step -> step.status() == standing.status())) {
            moments.add(new Moment(life.statusAt(), standing.status().word(), reason(standing.reason())));
        }
        var returned = life.returned();
        if (returned != null) {
            moments.add(new Moment(returned.at(), SubmissionStatus.RETURNED.word(), null));
        }
        return moments;
    }

    private static @Nullable Reason reason(@Nullable ReasonCode code) {
        return code == null ? null : new Reason(code.name(), code.publicMeaning());
    }
}

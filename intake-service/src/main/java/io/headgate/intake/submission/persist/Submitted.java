package io.headgate.intake.submission.persist;

import io.headgate.model.intake.v1.LeadRecorded.FieldError;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a submission in the one transaction that makes it durable. */
public sealed interface Submitted {

    /**
     * It has a lead id, now or from its first arrival.
     *
     * @param reason why it was rejected at once; null when it went into the pipeline
     * @param repeated whether an earlier request got this answer first
     * @param price what its source is paid if it is accepted
     */
    record Recorded(LeadId leadId, @Nullable ReasonCode reason, List<FieldError> errors, boolean repeated, Money price)
            implements Submitted {}

    /** The same idempotency key came before with another body. */
    record Conflict() implements Submitted {}
}

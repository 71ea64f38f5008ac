package io.headgate.intake.core.status;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a lead is in its life, in the words that its source reads. */
public enum SubmissionStatus {
    RECEIVED(null),
    VALIDATED(null),
    ALLOCATED("accepted"),
    DELIVERED("accepted"),
    /** Nobody keeps it any more, and its source owes the cost back. */
    RETURNED("returned"),
    REJECTED("rejected"),
    HELD("held"),
    REVIEW("review");

    private final @Nullable String outcome;

    SubmissionStatus(@Nullable String outcome) {
        this.outcome = outcome;
    }

    /** The decision this status stands for; none as long as nothing is decided. */
    public Optional<String> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** As it stands in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
